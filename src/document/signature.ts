/**
 * The outlet where the text itself signs with it: its name alone at the end above "in Instagram" or "on Twitter",
 * "© 2019 The Northern Courier", an outlet's name as the last line. Refused: "(Reuters) -" at the start, which says
 * who wrote it and not who printed it, and a person's name at the end.
 */

const SOCIAL =
  /(?:^|\s)(?:(?:follow us|find us|join us|we are)\s)?(?:in|on|at)\s(?:our\s)?(?:Instagram|Twitter|Facebook|Telegram|YouTube|VK|LinkedIn|WhatsApp|Threads|Bluesky|Mastodon|TikTok|X)\W{0,3}$/i;
const COPYRIGHT =
  /(?:^|\s)(?:copyright|©|\(c\))(?:\s?(?:copyright|©|\(c\)))?\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s)?(?:by\s)?(\p{L}[^.,;|©\d]{2,60})/iu;
const OUTLET_WORD =
  /\b(?:News|Newspaper|Times|Post|Herald|Tribune|Journal|Agency|Gazette|Chronicle|Observer|Telegraph|Guardian|Daily|Weekly|Standard|Courier|Monitor|Broadcasting|Television|TV|Radio|Online|Bulletin|Dispatch|Examiner|Inquirer|Sentinel|Mirror|Register|Globe|Argus|Press|Magazine|Review|Today)\b/;
const DOMAIN = /^(?:www\.)?([a-z\d-]{2,40}(?:\.[a-z\d-]{2,20}){0,2}\.[a-z]{2,6})$/i;

export function readSignature(text: string): string | null {
  const lines = text
    .slice(-1_500)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  // A text that is all tail has no end to sign at.
  if (lines.length < 2) return null;
  let social = false;
  while (lines.length > 1) {
    const last = lines.at(-1) ?? '';
    if (last.length > 60 || !SOCIAL.test(last)) break;
    lines.pop();
    social = true;
    const inline = nameOf(last.replace(SOCIAL, ''));
    if (inline !== null) return inline;
  }
  for (const line of lines.slice(-3)) {
    const holder = line.length > 200 ? undefined : COPYRIGHT.exec(line)?.[1];
    const name =
      holder === undefined
        ? null
        : nameOf(holder.replace(/\s(?:all rights.{0,20}|LLC|Inc|Ltd|Limited|Corp)$/i, ''));
    if (name !== null) return name;
  }
  const last = lines.at(-1) ?? '';
  const name = nameOf(last);
  if (name === null || lines.length < 2) return null;
  return social || OUTLET_WORD.test(name) || DOMAIN.test(name) ? name : null;
}

/** Those who write for others to print, and the verbs of prompts. */
const NOT_OUTLET =
  /\b(?:Associated Press|Reuters|Agence France-Presse|AFP|UPI|Xinhua|TASS|Interfax|Kyodo|Yonhap|Content Agency|Creators|Syndicate|Getty)\b|^(?:Follow|Join|Like|Find|Read|See|Watch|Contact|Email|Share)\b/;

/** One to five capitalised words and no full stop, or a domain name. */
function nameOf(line: string): string | null {
  const bare = line.replace(/^[\s\-–—|•]+|[\s\-–—|•]+$/g, '');
  if (DOMAIN.test(bare)) return bare.replace(/^www\./i, '');
  if (bare.length < 2 || bare.length > 50 || /[.!?:;,"“”()@#/]$|["“”:;?!@#]/.test(bare)) return null;
  if (NOT_OUTLET.test(bare)) return null;
  const words = bare.split(/\s+/);
  const small = words.filter(
    (word) => !/^[\p{Lu}\d]/u.test(word) && !/^(?:of|the|and|de|la|le|el|al|for|in|&)$/i.test(word),
  );
  return words.length <= 6 && small.length === 0 && /^\p{L}/u.test(bare) ? bare : null;
}
