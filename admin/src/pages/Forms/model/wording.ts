import type { FormConsent } from '../../../../../content-types';
import type {
  GetWordingResponse,
  WordingVariable,
} from '../../../../../server/src/consent/contract';
import { pickText } from '../../../utils/locales';
import { listsOf, type BoxList } from './boxes';
import { defaultText } from './defaults';

const VARIABLE = /\{(controller|list|partner)\}/g;

/** Whether one of the texts speaks of the variable. */
export const mentions = (texts: readonly (string | undefined)[], variable: WordingVariable) =>
  texts.some((text) => text?.includes(`{${variable}}`));

/** A text with its variables filled in, as visitors read it. */
export const fillText = (text: string, values: Record<WordingVariable, string>): string =>
  text.replace(VARIABLE, (_whole, name: WordingVariable) => values[name]);

/** Who answers for the data, as the server fills it in where this wording stands already. */
export const controllerIn = (wording: GetWordingResponse['data'] | undefined): string =>
  (wording?.forms ?? [])
    .flatMap(({ values }) => Object.values(values ?? {}))
    .map(({ controller }) => controller)
    .find(Boolean) ?? '';

/** What the variables stand for in one box; what is not known yet gets a readable stand-in. */
export const valuesFor = (
  consent: Pick<FormConsent, 'listIds' | 'partner'>,
  { lists, controller, locale }: { lists: readonly BoxList[]; controller: string; locale: string }
): Record<WordingVariable, string> => {
  const names = listsOf(consent, lists).map(({ title, name }) => pickText(title, locale) || name);
  return {
    controller: controller || defaultText('forms.default.controller', locale),
    list: names.length > 0 ? joinNames(names, locale) : defaultText('forms.default.list', locale),
    partner: consent.partner?.trim() || defaultText('forms.default.partner', locale),
  };
};

const joinNames = (names: string[], locale: string): string =>
  new Intl.ListFormat(locale.replaceAll('_', '-'), { type: 'conjunction' }).format(names);
