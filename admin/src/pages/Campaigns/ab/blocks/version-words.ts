import type { IntlShape } from 'react-intl';
import type { AbKey } from '../../../../../../content-types';
import type { Translate } from '../../../../hooks/useT';
import { letterOf } from '../names';

/** "Make a version for B", "Make versions for B and C". */
export const versionWords = (
  keys: readonly AbKey[],
  t: Translate,
  formatList: IntlShape['formatList']
): string =>
  t('abTest.version.make', { count: keys.length, letters: formatList(keys.map(letterOf)) });
