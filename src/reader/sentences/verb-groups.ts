/**
 * Verbs with their auxiliaries: "has not been seeking", "to have been signed", "will push". Tense, voice and polarity
 * come from the auxiliaries; a bare participle ("talks held in Hanoi collapsed") is told from a past tense by what
 * stands around it. Refused: participles inside noun phrases ("the planned exchange").
 */
import type { NounPhrase, Token, VerbGroup } from '../draft.js';

const PERFECT = new Set(['have', 'has', 'had', "'ve", '’ve', 'having']);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'re", '’re', "'m", '’m']);
const DO = new Set(['do', 'does', 'did']);
const PAST_AUX = new Set(['was', 'were', 'had', 'did']);
const FUTURE = new Set(['will', "'ll", '’ll', 'shall', 'wo']);
const MODALS = new Set([
  'may',
  'might',
  'can',
  'could',
  'would',
  'should',
  'must',
  'ca',
  "'d",
  '’d',
  'ought',
]);
const NEVER = new Set(['not', "n't", 'never', 'neither', 'nor']);
const ONLY_PARTICIPLE =
  /^(?:been|taken|given|seen|done|gone|known|written|spoken|driven|shown|begun|broken|chosen|drawn|fallen|forgotten|frozen|hidden|stolen|sworn|thrown|withdrawn|overthrown|proven|beaten|eaten|forbidden|torn|worn|grown|flown|undertaken|mistaken|shaken|risen|sunk|slain|borne)$/;
const ONLY_PAST =
  /^(?:took|gave|saw|did|went|knew|wrote|spoke|drove|showed|began|broke|chose|drew|fell|forgot|froze|hid|stole|swore|threw|withdrew|overthrew|beat|ate|forbade|tore|wore|grew|flew|undertook|shook|rose|sank|slew|said|told|came|became|ran|met|warned|vowed|insisted|added)$/;
const IRREGULAR_BOTH =
  /^(?:held|made|sent|brought|built|bought|caught|cut|dealt|fought|found|got|had|heard|hit|kept|laid|led|left|let|lost|meant|paid|put|read|set|shot|shut|sold|sought|spent|stood|struck|taught|thought|understood|won|hurt|cast|split|spread|bound|fed|fled|hung|lent|sat|slid|stuck|swept|torn|wound|put|beset|bid|burst|shed|rid|rebuilt|misled|upheld|withheld|unveiled)$/;

/** @param phrases of the same sentence; verbs inside them are modifiers. @returns groups in order. */
export function findVerbGroups(
  tokens: readonly Token[],
  from: number,
  to: number,
  phrases: readonly NounPhrase[],
): readonly VerbGroup[] {
  const modifiers = new Set<number>();
  for (const phrase of phrases) for (let k = phrase.first; k <= phrase.last; k++) modifiers.add(k);
  const groups: VerbGroup[] = [];
  let i = from;
  while (i <= to) {
    const group = modifiers.has(i) ? null : groupAt(tokens, i, to, modifiers);
    if (group) {
      groups.push(group);
      i = group.last + 1;
    } else {
      i++;
    }
  }
  return groups.map((group, at) =>
    settleParticiple(tokens, group, groups[at - 1], groups[at + 1], from, to, phrases),
  );
}

function groupAt(
  tokens: readonly Token[],
  first: number,
  to: number,
  modifiers: ReadonlySet<number>,
): VerbGroup | null {
  const opening = tokens[first];
  if (!opening) return null;
  const infinitive = opening.pos === 'PART' && opening.lower === 'to';
  if (!infinitive && opening.pos !== 'AUX' && opening.pos !== 'VERB') return null;
  let perfect = false;
  let be: string | null = null;
  let doing = false;
  let negated = NEVER.has(tokens[first - 1]?.lower ?? '') && tokens[first - 1]?.sentence === opening.sentence;
  let future = false;
  let modal: string | null = null;
  let pastAux = false;
  let head = -1;
  let firstVerb: Token | null = null;
  let last = first;
  for (let i = first; i <= to; i++) {
    const token = tokens[i];
    if (!token || modifiers.has(i)) break;
    if (i === first && infinitive) continue;
    if (NEVER.has(token.lower)) {
      negated = true;
      continue;
    }
    if (token.pos === 'ADV' || (firstVerb && /^(?:since|also|likely|long)$/.test(token.lower))) continue;
    if (token.pos !== 'AUX' && token.pos !== 'VERB') break;
    // once a main verb stands, another begins a group of its own
    const soFar = tokens[head];
    if (soFar?.pos === 'VERB' && !isAuxiliaryWord(soFar)) break;
    if (token.pos === 'VERB' && head >= 0 && !be && !perfect && !doing && !future && !modal && !infinitive)
      break;
    firstVerb ??= token;
    head = i;
    last = i;
    if (token.pos === 'VERB') {
      if (!(isAuxiliaryWord(token) && i < to && continues(tokens, i + 1, to, modifiers))) break;
    }
    if (FUTURE.has(token.lower)) future = true;
    else if (MODALS.has(token.lower)) modal = modalOf(token.lower);
    else if (BE.has(token.lower) || token.lemma === 'be') be = token.lower;
    else if (PERFECT.has(token.lower)) perfect = true;
    else if (DO.has(token.lower)) doing = true;
    if (PAST_AUX.has(token.lower) && firstVerb === token) pastAux = true;
  }
  const main = tokens[head];
  if (!main || !firstVerb) return null;
  const alone = main === firstVerb;
  const ing = main.lower.endsWith('ing') && main.pos === 'VERB';
  const beBefore = be !== null && !(BE.has(main.lower) && alone) && main.lower !== be;
  const progressive = beBefore && ing;
  const passive = beBefore && !ing && main.pos === 'VERB';
  const perfectGroup = perfect && !(alone && PERFECT.has(main.lower));
  const start = tokens[first]?.start;
  if (start === undefined) return null;
  const base = {
    first,
    last,
    head,
    lemma: main.lemma,
    start,
    end: main.end,
    perfect: perfectGroup,
    progressive,
    passive,
    negated,
    modal,
  };
  if (infinitive) return { ...base, form: 'infinitive', tense: 'none' };
  if (future) return { ...base, form: 'finite', tense: 'future' };
  if (modal) return { ...base, form: 'finite', tense: 'present' };
  if (alone && ing) return { ...base, form: 'gerund', tense: 'none' };
  if (!alone && (firstVerb.lower === 'having' || firstVerb.lower === 'being'))
    return { ...base, form: 'gerund', tense: 'none' };
  if (!alone) return { ...base, form: 'finite', tense: pastAux ? 'past' : 'present' };
  if (ONLY_PARTICIPLE.test(main.lower)) return { ...base, form: 'participle', tense: 'none', passive: true };
  const past =
    main.lower.endsWith('ed') ||
    ONLY_PAST.test(main.lower) ||
    IRREGULAR_BOTH.test(main.lower) ||
    PAST_AUX.has(main.lower);
  return { ...base, form: 'finite', tense: past ? 'past' : 'present' };
}

function isAuxiliaryWord(token: Token): boolean {
  return PERFECT.has(token.lower) || BE.has(token.lower) || DO.has(token.lower);
}

/** After "have", "be" or "do" tagged as a verb: does the group go on to a main verb? */
function continues(
  tokens: readonly Token[],
  from: number,
  to: number,
  modifiers: ReadonlySet<number>,
): boolean {
  for (let i = from; i <= to && i < from + 3; i++) {
    const token = tokens[i];
    if (!token || modifiers.has(i)) return false;
    if (token.pos === 'VERB' || token.pos === 'AUX') return true;
    if (token.pos !== 'ADV' && token.lower !== 'since' && !NEVER.has(token.lower)) return false;
  }
  return false;
}

function modalOf(lower: string): string {
  if (lower === 'ca') return 'can';
  if (lower === "'d" || lower === '’d') return 'would';
  return lower;
}

/** "talks held in Hanoi collapsed", "rockets fired by rebels": a form in -ed that follows its noun without being its verb. */
function settleParticiple(
  tokens: readonly Token[],
  group: VerbGroup,
  previous: VerbGroup | undefined,
  next: VerbGroup | undefined,
  from: number,
  to: number,
  phrases: readonly NounPhrase[],
): VerbGroup {
  if (group.form !== 'finite' || group.tense !== 'past' || group.first !== group.last) return group;
  const word = tokens[group.head];
  if (!word || ONLY_PAST.test(word.lower) || PAST_AUX.has(word.lower)) return group;
  const asParticiple: VerbGroup = { ...group, form: 'participle', tense: 'none', passive: true };
  const before = group.head > from ? tokens[group.head - 1] : undefined;
  const after = group.head < to ? tokens[group.head + 1] : undefined;
  if (after?.lower === 'by' && before && before.pos !== 'PRON') return asParticiple;
  if (!before) return after && after.pos === 'ADP' ? asParticiple : group;
  // "The talks, held in Geneva, were frank": the sentence's own verb is still to come
  const early = previous === undefined || previous.form !== 'finite';
  if (
    before.text === ',' &&
    after?.pos === 'ADP' &&
    early &&
    next?.form === 'finite' &&
    closesAside(tokens, group, next)
  )
    return asParticiple;
  const afterNoun = before.pos === 'NOUN' || before.pos === 'PROPN';
  if (afterNoun && after?.pos === 'ADP' && previous && isObjectOf(tokens, previous, group))
    return asParticiple;
  if (!afterNoun || !after || after.pos !== 'ADP' || !next || next.form !== 'finite') return group;
  for (let k = group.last + 1; k < next.first; k++) {
    const token = tokens[k];
    if (
      token &&
      (token.pos === 'PUNCT' || token.pos === 'CCONJ' || token.pos === 'SCONJ' || token.pos === 'PRON')
    )
      return group;
  }
  // "leaders met in Paris said" has no subject of its own for the second verb, so the first is a participle
  const subjectBetween = phrases.some(
    (p) =>
      p.first > group.last &&
      p.last < next.first &&
      tokens[p.first - 1]?.pos !== 'ADP' &&
      !p.possessive &&
      tokens[p.first - 1]?.pos !== 'PART',
  );
  return subjectBetween ? group : asParticiple;
}

/** A comma before the next verb closes what the comma before the participle opened. */
function closesAside(tokens: readonly Token[], group: VerbGroup, next: VerbGroup): boolean {
  for (let k = group.last + 1; k < next.first; k++) if (tokens[k]?.text === ',') return true;
  return false;
}

const TAKES_CLAUSE =
  /^(?:say|tell|think|believe|know|hope|fear|claim|report|announce|show|find|learn|add|note|warn|suggest|insist|deny|confirm|argue|hear|see|acknowledge|admit|reveal|allege|assert|declare|estimate|expect|feel|indicate|mean|predict|recall|realize|understand|write)$/;

/** "follows an invitation presented in May": an earlier verb governs the noun before, so this form describes the noun. */
function isObjectOf(tokens: readonly Token[], previous: VerbGroup, group: VerbGroup): boolean {
  if (previous.form !== 'finite' || TAKES_CLAUSE.test(previous.lemma)) return false;
  for (let k = previous.last + 1; k < group.first; k++) {
    const token = tokens[k];
    if (!token || token.pos === 'PUNCT' || token.pos === 'CCONJ' || token.pos === 'SCONJ') return false;
    if (/^(?:that|who|which|when|where|what|after|before|since|until|because|as|while)$/.test(token.lower))
      return false;
    if (token.pos === 'PRON' && !/^(?:my|your|his|her|its|our|their)$/.test(token.lower)) return false;
  }
  return group.first > previous.last + 1;
}
