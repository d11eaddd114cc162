/** The words by which boilerplate gives itself away when its element does not. English: so are the articles we read. */
import type { Block } from './blocks.js';

const SECTION_HEAD =
  /^[^\p{L}]{0,3}(?:related(?: (?:coverage|stor(?:y|ies)|articles?|news|content|topics?|links?|posts?|reading))?(?: from .{2,40})?|(?:read )?more|read (?:more|next|also)|see also|also read|more (?:from|on|about|great|top|stories|news|coverage|in|articles)\b.{0,40}|more \p{Lu}.{2,30} news|(?:you )?(?:may|might) also (?:like|enjoy|be interested in)|you may like|recommended(?: for you| stories| reading)?|trending(?: now| stories)?|popular(?: this week| now| stories)?|most (?:read|popular|viewed|shared)(?: stories| this week)?|(?:the )?(?:latest|recent)(?: news| stories| articles| posts| headlines)?|don['’]t miss|up next|top (?:stories|news|headlines)|editors?['’]?s? picks?|(?:\d+ |post a |leave a |add a )?(?:comments?|reply)|about the (?:author|writer|reporter)s?|share(?: this)?(?: story| article| post)?|tags|topics|newsletters?|subscribe|sign up|(?:sponsored|paid)(?: content| post)?|keep reading|what to read next|(?:around|from) the web|further reading|want more stories like this|something to consider|popular in the community|explore more|highlights|story highlights|key points)[^\p{L}]{0,5}$/iu;

export function isSectionHead(block: Block): boolean {
  return block.text.length <= 70 && SECTION_HEAD.test(block.text);
}

const ALWAYS: readonly RegExp[] = [
  // Prompts
  /^(?:\W{0,3})(?:advert(?:isement)?|story continues|article continues|continue reading|continues? below|loading|skip to|sign ?in|log ?in|enlarge|view author archive|email the author|follow on twitter|print article|order reprints|text size|play video|watch (?:now|live|video)|caption|close|share|tweet|whatsapp|post comment|iklan|read more)\b.{0,40}$/i,
  /^(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|inbox|channel|free|daily|updates?|emails?|here|today|now|podcast|youtube|for more|favorite)\b/i,
  /^(?:click|tap) here\b|\bclick(?:ing)? here\.?$/i,
  /^(?:get|receive|start your day)\b.{0,80}\b(?:newsletters?|inbox|alerts?|delivered|app|subscriptions?)\b/i,
  /^let our .{0,20} meet your inbox/i,
  /^(?:follow|like|find|join) (?:us|him|her|them|me|@\w+|[\p{Lu}][\p{L}\d]+(?: [\p{Lu}][\p{L}\d]+){0,3})\b.{0,60}\b(?:twitter|facebook|instagram|telegram|youtube|linkedin|whatsapp)\b/iu,
  /^(?:like|enjoyed?) this (?:story|article)\b/i,
  /^if you enjoyed this (?:article|story)\b/i,
  /^join our\b.{0,60}\b(?:forums?|newsletter|channel|group|community|telegram|whatsapp)\b/i,
  /^have a (?:news )?tip\b|^got a (?:news )?tip\b/i,
  /^this (?:web)?site uses cookies\b|^we use cookies\b/i,
  /^this (?:post|article|story) (?:may )?contains? affiliate\b/i,
  /may earn (?:an? )?(?:affiliate )?commission/i,
  /^media playback is (?:unsupported|not supported)|requires? javascript\b|^please enable javascript/i,
  /^\[\/?[a-z]+[\s\]]/,
  /^(?:filed under|tags?|topics?|posted (?:in|on|by)|categor(?:y|ies)|first published|published|updated|posted|last (?:updated|modified))\s?:?\s.{0,100}$/i,
  /^(?:source|via)\s?:? ?[\p{Lu}][\p{L}. ]{1,40}$/u,
  /^listen live\b|^listen to .{2,40} live\b/i,
  // Pointers to other stories
  /^\W{0,2}(?:related|read more|read also|also read|see more|see also|more|also|don['’]t miss|watch|listen|read|must read|also on [\w.]{3,30}|on [\w-]{2,30}\.com|related (?:post|story|article))\s?(?::|\|)/i,
  /^also on [\w-]{2,30}\.\w{2,4}\s/i,
  // Pictures
  /^(?:file )?(?:photos?|images?|pictures?|credits?|photo credits?|photo by|image by|picture by|image source|photo courtesy)\s?[:©]/i,
  /^image copyright\b|^©|^\(?image\s?:|^photograph\s?[:|]/i,
  /^FILE\s{0,2}[-–—:]/,
  /^(?:in )?this .{3,60}\b(?:file )?(?:photo|photograph|image|frame grab|video)\b[^.]{0,60}(?:provided|released|taken|shows?|made)\b/i,
  /\((?:image|images|photo|photos|picture|credit|pic|AP Photo|file photo|source)(?:\s(?:credit|by|courtesy|source))?\s?[:/©,][^()]{0,120}\)\s?$/i,
  /\((?:photos? by|AP Photo|Reuters photo|AFP photo)[^()]{0,120}\)\.?$/i,
  /(?:^|[/|])\s?(?:Getty(?: Images)?|AFP|Reuters|EPA(?:-EFE)?|Shutterstock|iStock|Bloomberg|AP(?: Photo)?|Xinhua|Anadolu(?: Agency)?|Zuma(?: Press)?)(?:\s[/|]\s.{0,40}|\svia\s.{0,60})?$/,
  /^(?:image|photo|slide)?\s?\d{1,3} (?:of|\/) \/?\s?\d{1,3}$/i,
  // Rights
  /^(?:copyright|©|\(c\))\s?(?:©|ⓒ|\(c\)|@)?\s?(?:\d{4}|[\p{Lu}])/iu,
  /^.{0,120}\ball rights reserved\b.{0,60}$/i,
  /^this (?:material|document|article|content) (?:may not be|is subject to copyright)/i,
  /^https?:\/\/\S+$|^[\w.+-]+@[\w-]+\.[\w.]+$|^@\w+$/,
  /click to tweet$/i,
];

/** Only near the end: in the middle of an article such a sentence may be its news. */
const AT_END: readonly RegExp[] = [
  /^\W{0,3}(?:additional |with )?(?:reporting|writing|editing) by\b/i,
  /\bcontribut(?:ed|ing) (?:to (?:this|the) (?:report|story|article)|reporting)\b.{0,30}$/i,
  /^(?:write to|email|contact|reach|e-mail) .{2,80}(?:@|\bat\b)/i,
  /\b(?:is a|is the|covers) .{0,80}\b(?:writer|editor|reporter|correspondent|columnist|journalist)\b.{0,60}(?:\.|$)(?=.{0,300}(?:@|follow|contact|$))/i,
  /^more (?:AP|from)\b/i,
  /^follow .{2,40} (?:full )?coverage\b/i,
];

/** A prompt, a credit, a pointer to another story. `last`: the block is one of the last few. */
export function isPromotion(block: Block, last: boolean): boolean {
  const { text } = block;
  if (!/\p{L}/u.test(text)) return block.tag !== 'td' && block.tag !== 'th' && block.tag !== 'li';
  if (text.length > 700) return false;
  // A whole paragraph that happens to open like a prompt is kept.
  if (ALWAYS.some((pattern) => pattern.test(text)) && text.length < 420) return true;
  return last && text.length < 420 && AT_END.some((pattern) => pattern.test(text));
}
