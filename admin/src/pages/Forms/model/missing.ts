import {
  blocksOf,
  type FormBlock,
  type FormDefinition,
  type LocalizedText,
} from '../../../../../content-types';

/** A text that a language lacks, as problems name it: `blocks.email.label`, `steps.two.title`. */
export interface MissingText {
  path: string;
  locale: string;
}

/** Texts of a block; those that must be there are missing even where no language has them. */
const textsOf = (block: FormBlock): [property: string, text: LocalizedText, must: boolean][] => {
  switch (block.type) {
    case 'email':
    case 'name':
      return [
        ['label', block.label, true],
        ['help', block.help ?? {}, false],
        ['placeholder', block.placeholder ?? {}, false],
      ];
    case 'field':
      return [
        ['label', block.label, false],
        ['help', block.help ?? {}, false],
        ['placeholder', block.placeholder ?? {}, false],
      ];
    case 'heading':
    case 'text':
      return [['text', block.text, true]];
    case 'image':
      return block.isDecorative ? [] : [['alt', block.alt, true]];
    case 'lists':
    case 'partners':
    case 'vote':
      return [['label', block.label, true]];
    case 'rules':
    case 'submit':
      return [['label', block.label, false]];
    default:
      return [];
  }
};

/** What is said in some language of the form and not in this one, or has to be said in all. */
export const missingTexts = (definition: FormDefinition, locale: string): MissingText[] => {
  const { locales, steps, texts } = definition;
  const lacks = (text: LocalizedText, must: boolean) =>
    !text[locale]?.trim() && (must || locales.some((other) => text[other]?.trim()));
  const found: MissingText[] = [];
  const look = (path: string, text: LocalizedText, must: boolean) => {
    if (lacks(text, must)) found.push({ path, locale });
  };
  for (const [key, text] of Object.entries(texts)) look(`texts.${key}`, text, false);
  for (const step of steps) {
    look(`steps.${step.id}.title`, step.title, false);
    for (const block of blocksOf({ steps: [step] }))
      for (const [property, text, must] of textsOf(block))
        look(`blocks.${block.id}.${property}`, text, must);
  }
  return found;
};
