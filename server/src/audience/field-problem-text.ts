import type { FieldProblem } from './field-reading';

/** What is wrong with a value, for people of the panel and programs; visitors read their own texts. */
export const problemText = (problem: FieldProblem): string => {
  switch (problem.code) {
    case 'type':
      return 'This must be a text, a number, true or false, or a list of options.';
    case 'number':
      return 'This must be a number.';
    case 'integer':
      return 'This must be a whole number.';
    case 'date':
      return 'This must be a day such as 1990-05-17.';
    case 'boolean':
      return 'This must be true or false.';
    case 'option':
      return 'This must be one of the options of the field.';
    case 'country':
      return 'This must be a country code such as FR.';
    case 'language':
      return 'This must be a language code such as fr.';
    case 'phone':
      return 'This must be a number with its country code such as +33123456789.';
    case 'url':
      return 'This must be an address that begins with https:// or http://.';
    case 'unprintable':
      return 'This must not contain control characters.';
    case 'links':
      return 'A short text must not contain web addresses.';
    case 'long':
      return `This must have at most ${problem.max} characters.`;
    case 'min':
      return `This must be at least ${problem.bound}.`;
    case 'max':
      return `This must be at most ${problem.bound}.`;
    case 'few':
      return `Choose at least ${problem.bound} options.`;
    case 'many':
      return `Choose at most ${problem.bound} options.`;
  }
};
