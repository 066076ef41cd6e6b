import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { CAMPAIGN_NATURES } from '../../../../../content-types/campaign';
import { useGetListsQuery } from '../../../api/lists';
import { RadioChoice } from '../../../components/RadioChoice';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import type { Draft } from '../model/draft';
import { professionsOf, sameProfession } from '../model/professions';

const ALL = { pageSize: 100, sort: 'name:asc' };

/** Marks (`data-place`) of the fields that checks lead to. */
export const DECLARATION_PLACES = {
  nature: 'declaration.nature',
  similarProducts: 'declaration.similarProducts',
  profession: 'declaration.profession',
} as const;

interface DeclarationProps {
  draft: Draft;
  edit: (change: (draft: Draft) => Draft, key?: string) => void;
  disabled?: boolean;
}

const NatureField = ({ draft, edit, disabled }: DeclarationProps) => {
  const t = useT();
  return (
    <RadioChoice
      label={t('campaigns.nature')}
      value={draft.nature}
      options={CAMPAIGN_NATURES.map((nature) => ({
        value: nature,
        label: t(`nature.${nature}`),
        hint: `${t(`nature.${nature}.hint`)} ${t(`campaigns.nature.${nature}.unlocks`)}`,
      }))}
      onChange={(nature) => edit((current) => ({ ...current, nature }))}
      disabled={disabled}
      place={DECLARATION_PLACES.nature}
    />
  );
};

const SimilarProductsField = ({ draft, edit, disabled }: DeclarationProps) => {
  const t = useT();
  const id = useId();
  return (
    <Box data-place={DECLARATION_PLACES.similarProducts}>
      <Checkbox
        checked={draft.similarProducts}
        disabled={disabled}
        aria-describedby={id}
        onCheckedChange={(checked) =>
          edit((current) => ({ ...current, similarProducts: checked === true }))
        }
      >
        {t('campaigns.similarProducts')}
      </Checkbox>
      <Box paddingLeft="28px" id={id}>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t(
            draft.nature === 'partner'
              ? 'campaigns.similarProducts.partner'
              : 'campaigns.similarProducts.hint'
          )}
        </Typography>
      </Box>
    </Box>
  );
};

const ProfessionField = ({ draft, edit, disabled }: DeclarationProps) => {
  const t = useT();
  const can = useCan();
  const { data } = useGetListsQuery(ALL, { skip: !can('read-lists') });
  const professions = professionsOf(data?.results ?? [], draft.listIds);
  const isUnknown =
    draft.profession.trim() !== '' &&
    draft.listIds.length > 0 &&
    data !== undefined &&
    !professions.some((profession) => sameProfession(profession, draft.profession));
  const offered = professions.filter((profession) => !sameProfession(profession, draft.profession));
  const change = (value: string) =>
    edit((current) => ({ ...current, profession: value }), 'profession');
  return (
    <Box data-place={DECLARATION_PLACES.profession}>
      <Field.Root hint={t('campaigns.profession.hint')}>
        <Field.Label>{t('campaigns.profession')}</Field.Label>
        <TextInput
          value={draft.profession}
          disabled={disabled}
          maxLength={120}
          placeholder={t('campaigns.profession.placeholder')}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <Field.Hint />
      </Field.Root>
      {offered.length > 0 && !disabled ? (
        <Flex
          gap={2}
          wrap="wrap"
          paddingTop={2}
          role="group"
          aria-label={t('campaigns.profession.suggestions')}
        >
          <Typography variant="pi" textColor="neutral600">
            {t('campaigns.profession.suggestions')}
          </Typography>
          {offered.map((profession) => (
            <Button
              key={profession}
              type="button"
              variant="tertiary"
              size="S"
              onClick={() => change(profession)}
            >
              {profession}
            </Button>
          ))}
        </Flex>
      ) : null}
      <Box aria-live="polite">
        {isUnknown ? (
          <Box paddingTop={2}>
            <Typography tag="p" variant="pi" textColor="danger600">
              {t('campaigns.profession.unknown')}
            </Typography>
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};

/** What the editor declares; bases other than consent allow only some of it. */
export const DeclarationPanel = (props: DeclarationProps) => {
  const t = useT();
  return (
    <Panel title={t('campaigns.declaration.title')} hint={t('campaigns.declaration.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <NatureField {...props} />
        <SimilarProductsField {...props} />
        <ProfessionField {...props} />
      </Flex>
    </Panel>
  );
};
