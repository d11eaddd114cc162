/**
 * Runs of capitalised words, the raw stuff of names: "Russian Interior Minister Vladimir Kolokoltsev", "Ministry of
 * Trade and Industry", "Crown Prince Mohammed bin Salman", "Jean-Yves Le Drian", "Lord's Resistance Army".
 *
 * Refuses: a sentence's first word that is no name ("While", "Officials"), months and weekdays, "I".
 */
import type { DraftSentence, Token } from '../draft.js';
import { isCapital, type Scene, tiesOn } from './scene.js';
import { isParticle } from './surnames.js';
import { nameHeads } from './word-lists.js';

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)s?$/;
/** Words that open sentences with a capital and begin no name, whatever the tagger says. */
const OPENER =
  /^(?:i|the|a|an|this|that|these|those|its|his|her|their|our|your|my|he|she|it|they|we|you|what|which|who|whom|whose|when|where|why|how|while|as|if|but|and|or|so|yet|nor|for|of|in|on|at|by|to|from|with|without|after|before|since|until|under|over|between|among|during|despite|because|although|though|whether|however|meanwhile|moreover|instead|also|still|then|there|here|now|not|no|yes|even|just|only|both|either|neither|each|every|some|many|most|several|few|all|any|another|other|others|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|dozens|hundreds|thousands|earlier|later|recently|last|next|more|less|such|like|unlike|given|according|asked|speaking|if|once|perhaps|maybe|today|yesterday|tomorrow|tonight|let|mr|well|indeed|thus|hence|officials?|experts?|analysts?|critics|supporters|talks|negotiations|tensions|relations|police|protesters|sources?|reports?|troops|rebels|diplomats|lawmakers|investigators|sanctions|foreign|former|late|top|senior|acting|outgoing|incoming|new|old|good|great|first|second|third|us\.)$/;
const OPENING_TAG = /^(?:ADP|SCONJ|DET|PRON|ADV|CCONJ|AUX|INTJ|PART|NUM)$/;
/** Between two capitals these go on with a name: "of", "de", "bin". */
const LINK = /^(?:of|for|de|del|della|di|da|dos|du|la|le|von|van|der|den|bin|ibn|al|el|ul|ur|und|et|y)$/;
const OWNED_HEAD =
  /^(?:people|women|men|workers?|children|teachers|farmers|citizens|lord|peoples|students|journalists|king|queen|veterans|soldiers|mothers?)$/;
/** What offices are for, behind their own "of". */
export const OFFICE_FOR =
  /^(?:affairs|relations|trade|commerce|industry|finance|defen[cs]e|justice|interior|security|energy|health|education|transport)$/;
const ADJECTIVAL = /(?:ic|al|ive|ist|ous|ary|ern)$/;

/** True where a name may begin: a capital that its place in the sentence does not explain away. */
export const beginsName = (scene: Scene, sentence: DraftSentence, i: number): boolean => {
  const token = scene.tokens[i];
  if (token === undefined || !isCapital(token) || token.lower === 'i') return false;
  if (CALENDAR.test(token.lower)) return false;
  if (!opensClause(scene, sentence, i)) return !/^(?:the|a|an|and|of|but|for|in|on|at|to)$/.test(token.lower);
  return !OPENER.test(token.lower) && !OPENING_TAG.test(token.pos);
};

/** First word of the sentence or of a quotation, a colon's or a dash's second half. */
export const opensClause = (scene: Scene, sentence: DraftSentence, i: number): boolean =>
  i === sentence.first || /^(?:["“”‘'«([:;•*]|—|–|--|\.{3}|…)$/.test(scene.tokens[i - 1]?.text ?? '');

/** No name is longer in tokens; a bound keeps noise in capitals from costing more than its length. */
const LONGEST = 24;

/** Index of the last token of the run that begins at `i`; the run goes no further than `to`. */
export const runEnd = (scene: Scene, i: number, sentenceEnd: number): number => {
  const to = Math.min(sentenceEnd, i + LONGEST);
  const { tokens } = scene;
  let end = i;
  while (end < to) {
    const next = end + 1;
    const token = tokens[next];
    if (token === undefined) break;
    if (tiesOn(tokens, next)) {
      const tied = tokens[next + 1];
      if (tied === undefined || next + 1 > to || !/^[\p{L}\d]/u.test(tied.text)) break;
      // "Jong-un" goes on in lower case, "U.S.-led" and "Moscow-based" do not
      if (
        !isCapital(tied) &&
        (tied.text.length > 4 || /^(?:led|born|era|run|made|wide|style)$/.test(tied.lower))
      )
        break;
      end = next + 1;
      continue;
    }
    if (isCapital(token) && (token.spaced || /\.$/.test(tokens[end]?.text ?? ''))) {
      if (CALENDAR.test(token.lower) && !isNameMay(scene, end, token)) break;
      if (token.lower === 'i') break;
      end = next;
      continue;
    }
    // letters that the tokenizer does not know part a word in two: "Popovi|ć"
    if (!token.spaced && /^\p{L}/u.test(token.text) && isForeign(tokens[end]?.text ?? '', token.text)) {
      end = next;
      continue;
    }
    const step = linkTo(scene, end, to);
    if (step === null) break;
    end = step;
  }
  return end;
};

const isForeign = (before: string, after: string): boolean =>
  /\p{L}$/u.test(before) && (before.slice(-1) > '\u007f' || after.charAt(0) > '\u007f');

/** "Theresa May": a month that follows a given name. */
const isNameMay = (scene: Scene, before: number, token: Token): boolean =>
  /^(?:may|march|april|june|august)$/.test(token.lower) &&
  scene.lexicon.isGivenName(scene.tokens[before]?.text ?? '');

/** The capital that a link word ties on ("of the", "bin", "'s" in "People's Party", "and"), or null. */
const linkTo = (scene: Scene, end: number, to: number): number | null => {
  const { tokens } = scene;
  const link = tokens[end + 1];
  if (link === undefined || end + 2 > to) return null;
  let at = end + 2;
  if (/^['’]s?$/.test(link.text) && !link.spaced) {
    return OWNED_HEAD.test(tokens[end]?.lower ?? '') && isCapital(tokens[at]) ? at : null;
  }
  if (link.lower === 'and') return bindsAnd(scene, end, to) ? at : null;
  if (!LINK.test(link.lower) || !link.spaced) return null;
  if (/^(?:of|for)$/.test(link.lower) && tokens[at]?.lower === 'the') at++;
  while (at < to && isParticle(tokens[at]?.lower ?? '') && !isCapital(tokens[at])) at++;
  if (isParticle(link.lower) && tiesOn(tokens, at)) at++;
  const target = tokens[at];
  if (target === undefined || at > to || !isCapital(target) || CALENDAR.test(target.lower)) return null;
  // "Minister of Foreign Affairs | of the Republic of Kenya": whose office it is
  if (
    OFFICE_FOR.test(tokens[end]?.lower ?? '') &&
    scene.lexicon.match(tokens, at, scene.date)?.entry.kind === 'state'
  )
    return null;
  // "in" and "for" join names only behind a body: "Center for Policy Studies", not "Kim for Moscow"
  if (/^(?:of|for)$/.test(link.lower) && !linksBody(scene, end)) return null;
  return at;
};

const linksBody = (scene: Scene, end: number): boolean => {
  const lower = scene.tokens[end]?.lower ?? '';
  return (
    nameHeads.has(lower) ||
    /s$/.test(lower) ||
    scene.lexicon.isTitle(lower) ||
    /^(?:secretary|minister|chief|house|council|republic|speaker|director|head|chamber|joint|study|promotion|defen[cs]e|protection|advancement|prevention|doctors|reporters)$/.test(
      lower,
    )
  );
};

/** "Ministry of Trade and Industry", "Strategic and International Studies", "Social Democratic and Labour Party". */
const bindsAnd = (scene: Scene, end: number, to: number): boolean => {
  const { tokens } = scene;
  const before = tokens[end];
  const after = tokens[end + 2];
  if (before === undefined || after === undefined || !isCapital(after) || end + 2 > to) return false;
  const ofBody = tokens[end - 1]?.lower === 'of' || tokens[end - 1]?.lower === 'for';
  if (
    ofBody &&
    /^(?:ministry|department|minister|secretary|committee|bureau|office)$/.test(tokens[end - 2]?.lower ?? '')
  ) {
    return scene.lexicon.match(tokens, end + 2, scene.date) === null;
  }
  if (!ADJECTIVAL.test(before.lower) && !nameHeads.has(tokens[end + 3]?.lower ?? '')) return false;
  if (!ADJECTIVAL.test(before.lower)) return false;
  for (let i = end + 3; i <= Math.min(to, end + 6) && isCapital(tokens[i]); i++) {
    const head = nameHeads.get(tokens[i]?.lower ?? '');
    if (head !== undefined || /^(?:studies|affairs|policy)$/.test(tokens[i]?.lower ?? '')) return true;
  }
  return nameHeads.has(after.lower);
};
