/** Material → a brief: its sections in order, and a number for each record that a sentence stands on. */
import type { Evidence } from '../evidence.js';
import { countIssues, paragraphsOfChanges, paragraphsOfPositions } from './changed.js';
import { paragraphsOfPlans, plansAhead, plansPassed } from './coming.js';
import { paragraphsOfDisputes } from './disputed.js';
import { isAct, paragraphsOfIncidents } from './happened.js';
import { paragraphsOfReporting } from './reporting.js';
import { Sentence } from './sentence.js';
import type { Brief, BriefScope, Material, Paragraph, Reference, Section } from './types.js';
import { paragraphsOfLikelihood, paragraphsOfVoices, weighsLikelihood } from './voices.js';

export interface BriefOptions {
  /** The names of countries by their codes; without it codes are shown. */
  readonly nameOf?: (code: string) => string;
  /** Paragraphs a section, at most. */
  readonly limit?: number;
}

const LIMIT = 30;

/** The same material makes the same brief. */
export function composeBrief(question: BriefScope, material: Material, options: BriefOptions = {}): Brief {
  const { nameOf = (code: string) => code, limit = LIMIT } = options;
  const weighing = material.voices.filter(weighsLikelihood);
  const speaking = material.voices.filter((voice) => !weighsLikelihood(voice));
  const [ahead, passed] = [plansAhead(material.plans), plansPassed(material.plans)];
  const acts = material.incidents.filter(({ incident }) => isAct(incident)).length;
  const section = (heading: string, paragraphs: readonly Paragraph[], all: number): Section => ({
    heading,
    paragraphs,
    omitted: Math.max(0, all - Math.max(paragraphs.length, Math.min(all, limit))),
  });
  const sections =
    question.kind === 'press'
      ? [
          section('Whose reporting', paragraphsOfReporting(material.articles, limit), 0),
          section('What it tells', paragraphsOfIncidents(material.incidents, limit), acts),
          section('Who says what', paragraphsOfVoices(material.voices, nameOf, limit), 0),
          section(
            'What is disputed',
            paragraphsOfDisputes(material.disputes, limit),
            material.disputes.length,
          ),
        ]
      : [
          section('What happened', paragraphsOfIncidents(material.incidents, limit), acts),
          section('Who says what', paragraphsOfVoices(speaking, nameOf, limit), 0),
          section('What is held to be likely', paragraphsOfLikelihood(weighing, limit), 0),
          section(
            'What each side wants',
            paragraphsOfPositions(material.positions, nameOf, limit),
            countIssues(material.positions),
          ),
          section(
            'What is disputed',
            paragraphsOfDisputes(material.disputes, limit),
            material.disputes.length,
          ),
          section('What changed', paragraphsOfChanges(material.changes, limit), 0),
          section('What comes next', paragraphsOfPlans(ahead, limit), ahead.length),
          section('What became of plans', paragraphsOfPlans(passed, limit), passed.length),
        ];
  const filled = sections.filter(({ paragraphs }) => paragraphs.length > 0);
  const leads = material.articles.map(({ lead }) => lead);
  return {
    ...question,
    basis: {
      articles: leads.length,
      outlets: new Set(leads.map(({ outlet, address }) => outlet ?? address)).size,
      origins: new Set(leads.map(({ origin }) => origin)).size,
    },
    sections: filled,
    ...numbered(filled),
  };
}

/** One number for the same words of the same article, wherever they are used. */
function numbered(sections: readonly Section[]): Pick<Brief, 'references' | 'numbersOf'> {
  const numbers = new Map<string, Reference>();
  for (const { paragraphs } of sections) {
    for (const sentence of paragraphs.flatMap((paragraph) => paragraph.sentences)) {
      if (!Sentence.is(sentence)) throw new TypeError('what is no sentence stands in a brief');
      for (const evidence of sentence.evidence) {
        const key = keyOf(evidence);
        if (!numbers.has(key)) numbers.set(key, { ...evidence, number: numbers.size + 1 });
      }
    }
  }
  return {
    references: [...numbers.values()],
    numbersOf: (sentence) =>
      [...new Set(sentence.evidence.flatMap((evidence) => numbers.get(keyOf(evidence))?.number ?? []))].sort(
        (a, b) => a - b,
      ),
  };
}

const keyOf = ({ document, span, words }: Evidence): string =>
  `${document}:${span.start}:${span.end}:${words}`;
