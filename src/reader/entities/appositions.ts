/**
 * Who someone is, from what stands beside the name: "Vladimir Kolokoltsev, Russia's interior minister", "Ann Poe, a top
 * fellow at the Harbour Institute", and the other way round "Russia's interior minister, Vladimir Kolokoltsev, said".
 *
 * Refuses: lists ("Kim, Trump and the minister"), a clause ("Poe, who met the minister").
 */
import type { DraftSentence } from '../draft.js';
import type { Naming } from './cast.js';
import { officeEndingAt } from './formal.js';
import { opensTitle, sectorOfRole, titleEndingAt } from './introductions.js';
import { type Introduction, introduce } from './people.js';
import { isRoleNoun } from './role-nouns.js';
import { type Scene, textOf } from './scene.js';

const REACH = 12;
const OPENS =
  /^(?:a|an|the|one|former|acting|then|head|chief|director|president|chairman|deputy|senior|his|her|their)$/;

export const readAppositions = (scene: Scene): void => {
  for (const naming of scene.namings) {
    const { figure } = naming;
    if (figure.kind === 'organization' && naming.how === 'name') callBody(scene, naming);
    if (figure.kind !== 'person' || figure.entry !== null || naming.how !== 'name' || !figure.named) continue;
    const sentence = scene.draft.sentences[scene.tokens[naming.first]?.sentence ?? -1];
    if (sentence === undefined) continue;
    if (figure.country === null && isInCongress(scene, naming)) introduce(figure, CONGRESS);
    figure.country ??= countryOfParty(scene, naming);
    if (figure.role === null || figure.country === null) readBehind(scene, sentence, naming);
    if (figure.role === null || figure.country === null) readBefore(scene, sentence, naming);
  }
};

/** "Ann Poe, R-N.H.,", "Ann Poe (D-Calif.)": American papers tell a legislator's party and state so. */
const isInCongress = (scene: Scene, { last }: Naming): boolean => {
  const end = scene.tokens[last]?.end ?? 0;
  return /^(?:, | \()[RDI][-–](?!Day)(?:\p{Lu}\p{Ll}+|\p{Lu}{2}\b|\p{Lu}\.(?: ?\p{Lu}\.)?)/u.test(
    scene.draft.document.text.slice(end, end + 20),
  );
};

/** "Ann Poe, a Republican,", "Poe and Lee, two senior Senate Democrats,": of the country whose party that is. */
const countryOfParty = ({ tokens, cover }: Scene, naming: Naming): string | null => {
  const beside = tokens[naming.last + 1]?.lower === 'and' ? cover[naming.last + 2] : undefined;
  const last = beside?.figure.kind === 'person' ? beside.last : naming.last;
  if (tokens[last + 1]?.text !== ',' || !/^(?:an?|two|both)$/.test(tokens[last + 2]?.lower ?? ''))
    return null;
  for (let i = last + 3; i <= last + 6; i++) {
    const party = cover[i];
    if (party?.figure.sector === 'PTY' && /^[,.]$/.test(tokens[party.last + 1]?.text ?? ''))
      return party.figure.country;
  }
  return null;
};

const CONGRESS: Introduction = { country: 'USA', sector: 'LEG', role: null, gender: null, titled: true };

/** "the Center for Open Monitoring, a research group in California": "the group" afterwards. */
const callBody = (scene: Scene, { last, figure }: Naming): void => {
  const { tokens } = scene;
  if (tokens[last + 1]?.text !== ',' || !/^(?:a|an|the)$/.test(tokens[last + 2]?.lower ?? '')) return;
  for (let i = last + 3; i <= last + 7; i++) {
    const token = tokens[i];
    if (token === undefined || !/^(?:ADJ|NOUN|PROPN|PUNCT)$/.test(token.pos) || token.text === ',') return;
    if (BODY.test(token.lower) && tokens[i + 1]?.pos !== 'NOUN') figure.called.add(token.lower);
  }
};

const BODY =
  /^(?:group|institute|think-tank|organi[sz]ation|agency|body|alliance|coalition|movement|watchdog|charity|firm|company|foundation|network|union|party|bloc|council|committee)$/;

const readBehind = (scene: Scene, sentence: DraftSentence, { last, figure }: Naming): void => {
  const { tokens } = scene;
  if (tokens[last + 1]?.text !== ',' || last + 2 > sentence.last) return;
  const from = last + 2;
  const owner = scene.cover[from];
  const owned = owner !== undefined && owner.figure.kind !== 'person' && owner.first === from;
  const opener = tokens[from];
  if (opener === undefined) return;
  if (!owned && !OPENS.test(opener.lower) && !isRoleNoun(scene, from) && opener.pos !== 'NOUN') return;
  for (let i = from; i <= Math.min(sentence.last, from + REACH); i++) {
    const token = tokens[i];
    if (
      token === undefined ||
      /^[,;:.()]$/.test(token.text) ||
      token.lower === 'who' ||
      token.lower === 'and'
    )
      return;
    if (token.pos === 'VERB' && i > from && !/(?:ed|ing)$/.test(token.lower)) return;
    if (!isRoleNoun(scene, i)) continue;
    // "opposition leader", "research fellow": the last of several nouns is the head
    let head = i;
    for (let next = i + 1; next <= Math.min(sentence.last, i + 4); next++) {
      if (!/^(?:NOUN|PROPN|ADJ)$/.test(tokens[next]?.pos ?? '') || scene.cover[next] !== undefined) break;
      if (isRoleNoun(scene, next)) head = next;
    }
    const facts = titleEndingAt(scene, head, from);
    const employer = employerBehind(scene, sentence, head);
    const role = facts.role === null ? null : roleWithBody(scene, facts.role, head);
    if (figure.basis !== 'title') figure.basis = 'title';
    introduce(figure, {
      ...facts,
      role,
      country: facts.country ?? employer?.country ?? null,
      sector: (role === null ? null : sectorOfRole(scene, role)) ?? facts.sector ?? employer?.sector ?? null,
    });
    figure.country ??= facts.country ?? employer?.country ?? null;
    return;
  }
};

/** "head of the agency" keeps its "of …", "fellow at the institute" does not. */
const roleWithBody = (scene: Scene, role: string, head: number): string => {
  const { tokens } = scene;
  if (tokens[head + 1]?.lower !== 'of') return role;
  let last = head + 1;
  while (/^(?:of|the|DET|NOUN|PROPN|ADJ)$/.test(tokens[last + 1]?.pos ?? '') && last < head + 6) last++;
  if (scene.cover[last]?.figure.kind === 'state' || last === head + 1) return role;
  return `${role} ${textOf(scene, head + 1, last)}`;
};

const employerBehind = (
  scene: Scene,
  sentence: DraftSentence,
  head: number,
): { country: string | null; sector: string | null } | null => {
  for (let i = head + 1; i <= Math.min(sentence.last, head + 8); i++) {
    if (/^[,;.]$/.test(scene.tokens[i]?.text ?? '')) return null;
    const naming = scene.cover[i];
    if (naming === undefined || naming.figure.kind === 'person') continue;
    return {
      country: naming.figure.country,
      sector: naming.figure.kind === 'organization' ? naming.figure.sector : null,
    };
  }
  return null;
};

/** "Russia's interior minister, Vladimir Kolokoltsev,". */
const readBefore = (scene: Scene, sentence: DraftSentence, { first, last, figure }: Naming): void => {
  const { tokens } = scene;
  let start = first;
  while (start > sentence.first + 1 && opensTitle(scene, start - 1)) start--;
  if (tokens[start - 1]?.text !== ',' || start - 2 < sentence.first) return;
  if (!/^[,.;]$/.test(tokens[last + 1]?.text ?? '') && tokens[last + 1]?.pos !== 'VERB') return;
  let end = start - 2;
  const formal = officeEndingAt(scene, end, sentence.first);
  if (formal !== null) {
    introduce(figure, { ...titleEndingAt(scene, formal.head, sentence.first), country: formal.country });
    return;
  }
  // "Kenya's envoy in Geneva, Ann Poe": where the office is held says nothing of whose it is
  const seat = scene.cover[end];
  let whose: string | null = null;
  if (!isRoleNoun(scene, end) && seat !== undefined) {
    end = seat.first - 1;
    if (tokens[end]?.lower === 'the') end--;
    const link = tokens[end]?.lower ?? '';
    // "a spokesman for Poe, Colonel Roe": of Poe's side
    if (!(seat.figure.kind === 'person' ? /^for$/ : /^(?:in|to|at|for)$/).test(link)) return;
    if (link === 'for' && /^(?:person|organization)$/.test(seat.figure.kind)) whose = seat.figure.country;
    end--;
  }
  if (end < sentence.first || !isRoleNoun(scene, end)) return;
  // a plural before a comma heads a list of several
  if (/s$/.test(tokens[end]?.lower ?? '') && tokens[end]?.lemma !== tokens[end]?.lower) return;
  const facts = titleEndingAt(scene, end, sentence.first);
  introduce(figure, { ...facts, country: facts.country ?? whose });
};
