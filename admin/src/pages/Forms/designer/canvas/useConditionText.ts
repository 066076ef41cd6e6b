import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { blocksOf, pathOf, type Condition } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { pickText } from '../../../../utils/locales';
import { useDesigner } from '../context';
import { useShortName } from './names';

/** A condition as a short sentence: "City is Paris". */
export const useConditionText = (): ((condition: Condition) => string) => {
  const t = useT();
  const { formatList } = useIntl();
  const { definition, choices, locale } = useDesigner();
  const nameBlock = useShortName();
  return useCallback(
    ({ match, rules }) => {
      const blocks = blocksOf(definition);
      const words = rules.map(({ path, op, value }) => {
        const block = blocks.find((item) => pathOf(item) === path);
        const options =
          path === 'vote'
            ? choices.promotions.find(({ id }) => id === definition.promotionId)?.options
            : choices.fields.find(({ key }) => `fields.${key}` === path)?.options;
        const answer =
          value === 'true' || value === 'false'
            ? t(value === 'true' ? 'common.yes' : 'common.no')
            : pickText(options?.find(({ key }) => key === value)?.label, locale) || value;
        const subject = block ? nameBlock(block) : path;
        const isWhole = op === 'filled' || op === 'empty';
        return `${subject} ${t(`forms.condition.${op}`)}${isWhole ? '' : ` ${answer}`}`;
      });
      return t('forms.canvas.if', {
        condition: formatList(words, { type: match === 'any' ? 'disjunction' : 'conjunction' }),
      });
    },
    [t, formatList, definition, choices, locale, nameBlock]
  );
};
