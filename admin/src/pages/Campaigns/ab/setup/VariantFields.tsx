import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { AbKey, AbTest, AbVaried, AbVariant } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { languageName } from '../../../../utils/locales';
import { useActions, useComposer } from '../../composer/context';
import {
  PreheaderInput,
  SenderInput,
  senderLine,
  SubjectInput,
  useSenders,
} from '../../composer/steps/EnvelopeInputs';
import { localesOf } from '../../model/translations';
import { inlineText } from '../../model/words';
import { countMarked } from '../model/marks';
import {
  addVariant,
  changeVariant,
  envelopeOfA,
  nextKey,
  withSubject,
  withTest,
  writtenIn,
} from '../model/test';
import { letterOf, useVariantName } from '../names';
import { VariantBox } from './VariantBox';

interface VariantFieldsProps {
  test: AbTest;
  disabled: boolean;
  onRemove: (key: AbKey) => void;
}

/** How many blocks only this variant has. */
const OwnBlocks = ({ variant }: { variant: AbKey }) => {
  const t = useT();
  const { draft } = useComposer();
  return (
    <Typography>
      {t('abTest.content.blocks', { count: countMarked(draft.document, variant) })}
    </Typography>
  );
};

const OwnEnvelope = () => {
  const t = useT();
  const { draft, locale } = useComposer();
  const { subject, preheader } = envelopeOfA(draft, locale);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography>{inlineText(subject) || t('campaigns.preview.noSubject')}</Typography>
      {preheader ? (
        <Typography variant="pi" textColor="neutral600">
          {preheader}
        </Typography>
      ) : null}
    </Flex>
  );
};

const OwnSender = () => {
  const t = useT();
  const { draft } = useComposer();
  const sender = useSenders()?.find(({ id }) => id === draft.senderId);
  return <Typography>{sender ? senderLine(sender) : t('abTest.sender.none')}</Typography>;
};

/** The campaign itself, to compare the others with. */
const OwnVariant = ({ varied }: { varied: AbVaried }) => {
  switch (varied) {
    case 'subject':
      return <OwnEnvelope />;
    case 'sender':
      return <OwnSender />;
    case 'content':
      return <OwnBlocks variant="a" />;
  }
};

/** Subject and preview text of a variant in the language on view. */
const SubjectFields = ({ variant, disabled }: { variant: AbVariant; disabled: boolean }) => {
  const t = useT();
  const { locale: panelLocale, formatList } = useIntl();
  const { draft, locale } = useComposer();
  const { edit } = useActions();
  const asInA = envelopeOfA(draft, locale);
  const { subject, preheader } = writtenIn(variant, locale);
  const { key } = variant;
  const locales = localesOf(draft);
  const without = locales.filter((item) => writtenIn(variant, item).subject.length === 0);
  const write = (part: string, change: Parameters<typeof withSubject>[3]) =>
    edit(
      (current) => withTest(current, (test) => withSubject(test, key, locale, change)),
      `ab.${key}.${part}.${locale}`
    );
  return (
    <>
      <SubjectInput
        key={locale}
        label={t('abTest.subject', { letter: letterOf(key) })}
        value={subject}
        disabled={disabled}
        placeholder={inlineText(asInA.subject) || t('campaigns.subject.placeholder')}
        onChange={(next) => write('subject', { subject: next })}
      />
      <PreheaderInput
        label={t('abTest.preheader', { letter: letterOf(key) })}
        value={preheader}
        disabled={disabled}
        placeholder={asInA.preheader || undefined}
        onChange={(next) => write('preheader', { preheader: next })}
      />
      <Typography variant="pi" textColor="neutral600" tag="p">
        {locales.length > 1 && without.length > 0
          ? t('abTest.subject.without', {
              languages: formatList(without.map((item) => languageName(item, panelLocale))),
            })
          : t('abTest.subject.asInA')}
      </Typography>
    </>
  );
};

const SenderField = ({ variant, disabled }: { variant: AbVariant; disabled: boolean }) => {
  const t = useT();
  const { edit } = useActions();
  return (
    <SenderInput
      label={t('abTest.sender', { letter: letterOf(variant.key) })}
      value={variant.senderId}
      disabled={disabled}
      onChange={(senderId) =>
        edit((current) =>
          withTest(current, (test) => changeVariant(test, variant.key, { senderId }))
        )
      }
    />
  );
};

interface OtherVariantProps {
  varied: AbVaried;
  variant: AbVariant;
  disabled: boolean;
}

const OtherVariant = ({ varied, ...props }: OtherVariantProps) => {
  switch (varied) {
    case 'subject':
      return <SubjectFields {...props} />;
    case 'sender':
      return <SenderField {...props} />;
    case 'content':
      return <OwnBlocks variant={props.variant.key} />;
  }
};

/** The variants, A first, each with what sets it apart; and one more where there is room. */
export const VariantFields = ({ test, disabled, onRemove }: VariantFieldsProps) => {
  const t = useT();
  const nameOf = useVariantName();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit, focus } = useActions();
  const next = nextKey(test);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {test.varied === 'subject' && localesOf(draft).length > 1 ? (
        <Box role="note">
          {t('composer.envelope.language', { language: languageName(locale, panelLocale) })}
        </Box>
      ) : null}
      <VariantBox name={t('abTest.variant.own')}>
        <OwnVariant varied={test.varied} />
      </VariantBox>
      {test.variants.map((variant) => (
        <Box key={variant.key} data-place={`ab.${variant.key}`}>
          <VariantBox
            name={nameOf(variant.key)}
            onRemove={
              disabled || test.variants.length === 1 ? undefined : () => onRemove(variant.key)
            }
          >
            <OtherVariant varied={test.varied} variant={variant} disabled={disabled} />
          </VariantBox>
        </Box>
      ))}
      {next && !disabled ? (
        <Flex>
          <Button
            type="button"
            variant="secondary"
            size="S"
            startIcon={<Plus aria-hidden />}
            onClick={() => {
              edit((current) => withTest(current, addVariant));
              focus({ kind: 'place', place: `ab.${next}` });
            }}
          >
            {t('abTest.variant.add', { letter: letterOf(next) })}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
