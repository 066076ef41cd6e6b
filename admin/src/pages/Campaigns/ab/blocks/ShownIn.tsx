import { Button, Flex, Typography } from '@strapi/design-system';
import { Files } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { AbKey, MessageBlock } from '../../../../../../content-types';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { SelectField } from '../../blocks/fields/SelectField';
import { useActions, useComposer } from '../../composer/context';
import { shutOutBy } from '../model/marks';
import { contentKeysOf } from '../model/test';
import { letterOf } from '../names';
import { versionWords } from './version-words';

interface ShownInProps {
  block: MessageBlock;
  /** undefined for all variants. */
  onChange: (variant: AbKey | undefined) => void;
  disabled: boolean;
}

const EVERY = 'all';

/** Which variant of a test of content has the block, and copies of it for the others. */
export const ShownIn = ({ block, onChange, disabled }: ShownInProps) => {
  const t = useT();
  const { formatList } = useIntl();
  const { draft } = useComposer();
  const { makeVersions } = useActions();
  const keys = contentKeysOf(draft);
  const { id, variant } = block;
  // A mark without a test can only come from elsewhere, and has to be seen to be taken off.
  if (block.type === 'footer' ? variant === undefined : keys.length === 0 && !variant) return null;
  const isStray = variant !== undefined && !keys.includes(variant);
  const offered: AbKey[] = isStray ? [...keys, variant] : keys;
  const shutOut = shutOutBy(draft.document, block);
  const others = keys.filter((key) => key !== (variant ?? 'a'));
  // A block that all have makes way for one version each; a version of its own is copied one by one.
  const copies = variant === undefined ? [others] : others.map((key) => [key]);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} tag="section">
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('abTest.title')}
      </Typography>
      <SelectField
        label={t('abTest.shownIn')}
        value={variant ?? EVERY}
        disabled={disabled}
        options={[
          { value: EVERY, label: t('abTest.shownIn.all') },
          ...offered.map((key) => ({
            value: key,
            label: t('abTest.shownIn.only', { letter: letterOf(key) }),
          })),
        ]}
        onChange={(chosen) => onChange(chosen === EVERY ? undefined : chosen)}
      />
      {isStray ? (
        <Notice tone="warning">{t('abTest.mark.stray', { letter: letterOf(variant) })}</Notice>
      ) : null}
      {shutOut ? (
        <Notice tone="warning">{t('abTest.mark.shutOut', { letter: letterOf(shutOut) })}</Notice>
      ) : null}
      {disabled || isStray || block.type === 'footer' ? null : (
        <Flex gap={2} wrap="wrap">
          {copies.map((some) => (
            <Button
              key={some.join('')}
              type="button"
              variant="secondary"
              size="S"
              startIcon={<Files aria-hidden />}
              onClick={() => makeVersions(id, some)}
            >
              {versionWords(some, t, formatList)}
            </Button>
          ))}
        </Flex>
      )}
    </Flex>
  );
};
