import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  Radio,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useId, type Dispatch } from 'react';
import { CAMPAIGN_NATURES } from '../../../../../content-types/campaign';
import type { SaveCampaignRequest } from '../../../../../server/src/campaigns/contract';
import { useGetListsQuery } from '../../../api/lists';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import type { DraftAction } from '../model/draft';
import { professionsOf, sameProfession } from '../model/professions';

const ALL = { pageSize: 100, sort: 'name:asc' };

/** Marks (`data-place`) of the fields that checks lead to. */
export const DECLARATION_PLACES = {
  nature: 'declaration.nature',
  similarProducts: 'declaration.similarProducts',
  profession: 'declaration.profession',
} as const;

interface DeclarationProps {
  draft: SaveCampaignRequest;
  dispatch: Dispatch<DraftAction>;
}

const NatureField = ({ draft, dispatch }: DeclarationProps) => {
  const t = useT();
  const id = useId();
  return (
    <Field.Root id={id} data-place={DECLARATION_PLACES.nature}>
      <Field.Label>{t('campaigns.nature')}</Field.Label>
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={draft.nature}
        onValueChange={(value: string) => {
          const nature = CAMPAIGN_NATURES.find((known) => known === value);
          if (nature) dispatch({ type: 'field', field: 'nature', value: nature, at: Date.now() });
        }}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {CAMPAIGN_NATURES.map((nature) => (
            <Box key={nature}>
              <Radio.Item value={nature} aria-describedby={`${id}-${nature}`}>
                {t(`nature.${nature}`)}
              </Radio.Item>
              <Box paddingLeft={7} id={`${id}-${nature}`}>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {t(`nature.${nature}.hint`)} {t(`campaigns.nature.${nature}.unlocks`)}
                </Typography>
              </Box>
            </Box>
          ))}
        </Flex>
      </Radio.Group>
    </Field.Root>
  );
};

const SimilarProductsField = ({ draft, dispatch }: DeclarationProps) => {
  const t = useT();
  const id = useId();
  return (
    <Box data-place={DECLARATION_PLACES.similarProducts}>
      <Checkbox
        checked={draft.similarProducts}
        aria-describedby={id}
        onCheckedChange={(checked) =>
          dispatch({
            type: 'field',
            field: 'similarProducts',
            value: checked === true,
            at: Date.now(),
          })
        }
      >
        {t('campaigns.similarProducts')}
      </Checkbox>
      <Box paddingLeft={7} id={id}>
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

const ProfessionField = ({ draft, dispatch }: DeclarationProps) => {
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
    dispatch({ type: 'field', field: 'profession', value, at: Date.now() });
  return (
    <Box data-place={DECLARATION_PLACES.profession}>
      <Field.Root hint={t('campaigns.profession.hint')}>
        <Field.Label>{t('campaigns.profession')}</Field.Label>
        <TextInput
          value={draft.profession}
          maxLength={120}
          placeholder={t('campaigns.profession.placeholder')}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <Field.Hint />
      </Field.Root>
      {offered.length > 0 ? (
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
