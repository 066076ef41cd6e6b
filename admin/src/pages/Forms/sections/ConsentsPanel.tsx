import { Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { FormConsent } from '../../../../../content-types';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { EMPTY_CONSENT, freeKey, moveItem } from '../model/values';
import type { FormChoices } from '../useFormChoices';
import { ConsentFields } from './ConsentFields';
import { ItemCard } from './ItemCard';
import { useDefinition } from './useDefinition';

/** What people agree to: one box, one purpose. */
export const ConsentsPanel = ({ choices }: { choices: FormChoices }) => {
  const t = useT();
  const { notifyStatus } = useNotifyAT();
  const { definition, disabled, set } = useDefinition();
  const { consents } = definition;
  const change = (index: number, consent: FormConsent) =>
    set(
      'consents',
      consents.map((item, at) => (at === index ? consent : item))
    );
  const titleOf = (consent: FormConsent, index: number) =>
    choices.wordings.find(({ id }) => id === consent.wordingId)?.name ??
    t('forms.consent.title', { number: index + 1 });
  const move = (index: number, by: -1 | 1) => {
    set('consents', moveItem(consents, index, by));
    notifyStatus(
      t('forms.item.moved', {
        name: titleOf(consents[index], index),
        position: index + by + 1,
        count: consents.length,
      })
    );
  };
  const add = () =>
    set('consents', [
      ...consents,
      {
        key: freeKey(consents.length === 0 ? 'newsletter' : 'consent', consents),
        ...EMPTY_CONSENT,
        required: consents.length === 0,
      },
    ]);
  return (
    <Panel title={t('forms.panel.consents')} hint={t('forms.panel.consents.hint')}>
      <div data-place="consents">
        {consents.length === 0 ? (
          <Typography textColor="danger600">{t('forms.problem.no-consent')}</Typography>
        ) : (
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
            {consents.map((consent, index) => (
              <ItemCard
                key={index}
                title={titleOf(consent, index)}
                place={`consents.${consent.key}`}
                disabled={disabled}
                onUp={index > 0 ? () => move(index, -1) : undefined}
                onDown={index < consents.length - 1 ? () => move(index, 1) : undefined}
                onRemove={() =>
                  set(
                    'consents',
                    consents.filter((item) => item !== consent)
                  )
                }
              >
                <ConsentFields
                  consent={consent}
                  index={index}
                  choices={choices}
                  disabled={disabled}
                  onChange={(next) => change(index, next)}
                />
              </ItemCard>
            ))}
          </Flex>
        )}
      </div>
      <div>
        <Button
          type="button"
          size="S"
          variant="tertiary"
          startIcon={<Plus />}
          disabled={disabled}
          onClick={add}
        >
          {t('forms.consent.add')}
        </Button>
      </div>
    </Panel>
  );
};
