import {
  Box,
  Field,
  Grid,
  Link,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useId, useState, type Dispatch } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { SaveCampaignRequest } from '../../../../../server/src/campaigns/contract';
import { useGetListsQuery } from '../../../api/lists';
import { useGetSendersQuery } from '../../../api/senders';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { CONTENT_LOCALES, languageName } from '../../../utils/locales';
import { SubjectField } from '../editor/TextFields';
import { inlineText } from '../model/blocks';
import type { DraftAction } from '../model/draft';

/** The subject looks like Strapi's other inputs. */
const SubjectFrame = styled(Box)`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.4rem;
  line-height: 2.2rem;

  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: ${({ theme }) => theme.colors.primary600} 0 0 0 2px;
  }
`;

/** Readers see about this many characters of a subject on a phone. */
const SUBJECT_ON_PHONES = 45;
const ALL = { pageSize: 100, sort: 'name:asc' };

/** Marks (`data-place`) of the fields that checks lead to. */
export const ENVELOPE_PLACES = {
  subject: 'envelope.subject',
  sender: 'envelope.sender',
  lists: 'envelope.lists',
} as const;

interface EnvelopePanelProps {
  draft: SaveCampaignRequest;
  dispatch: Dispatch<DraftAction>;
}

/** Who gets it, from whom, and what the inbox shows before it is opened. */
export const EnvelopePanel = ({ draft, dispatch }: EnvelopePanelProps) => {
  const t = useT();
  const can = useCan();
  const { locale: panelLocale, formatList } = useIntl();
  const subjectHint = useId();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const senders = useGetSendersQuery(ALL, { skip: !can('read-senders') });
  const lists = useGetListsQuery(ALL, { skip: !can('read-lists') });
  const nameLists = (ids: string[] = []) =>
    formatList(
      ids.flatMap((id) => lists.data?.results.find((list) => String(list.id) === id)?.name ?? [])
    );
  const at = () => Date.now();
  const length = inlineText(draft.subject).length;

  return (
    <Panel title={t('campaigns.envelope.title')}>
      <Grid.Root gap={5}>
        <Grid.Item col={6} xs={12} alignItems="flex-start">
          <Field.Root
            width="100%"
            required
            hint={t('campaigns.name.hint')}
            error={draft.name.trim() ? undefined : t('common.required')}
          >
            <Field.Label>{t('campaigns.name')}</Field.Label>
            <TextInput
              maxLength={200}
              value={draft.name}
              onChange={({ currentTarget: { value } }) =>
                dispatch({ type: 'field', field: 'name', value, at: at() })
              }
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={6} xs={12} alignItems="flex-start">
          <Field.Root width="100%" hint={t('campaigns.locale.hint')}>
            <Field.Label>{t('campaigns.locale')}</Field.Label>
            <SingleSelect
              value={draft.locale}
              onChange={(value) =>
                dispatch({ type: 'field', field: 'locale', value: String(value), at: at() })
              }
            >
              {[...new Set<string>([...CONTENT_LOCALES, draft.locale])].map((locale) => (
                <SingleSelectOption key={locale} value={locale}>
                  {languageName(locale, panelLocale)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        <Grid.Item data-place={ENVELOPE_PLACES.lists} col={6} xs={12} alignItems="flex-start">
          <Field.Root width="100%" hint={t('campaigns.lists.hint')}>
            <Field.Label>{t('campaigns.lists')}</Field.Label>
            <MultiSelect
              customizeContent={nameLists}
              placeholder={t('campaigns.lists.placeholder')}
              value={draft.listIds.map(String)}
              onChange={(values) =>
                dispatch({ type: 'field', field: 'listIds', value: values.map(Number), at: at() })
              }
            >
              {(lists.data?.results ?? []).map((list) => (
                <MultiSelectOption key={list.id} value={String(list.id)}>
                  {t('campaigns.lists.option', { name: list.name, count: list.counts.confirmed })}
                </MultiSelectOption>
              ))}
            </MultiSelect>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        <Grid.Item data-place={ENVELOPE_PLACES.sender} col={6} xs={12} alignItems="flex-start">
          <Field.Root
            width="100%"
            hint={
              senders.data?.results.length === 0 ? (
                <Link tag={RouterLink} to={pluginPath('/settings/senders/new')}>
                  {t('campaigns.sender.create')}
                </Link>
              ) : undefined
            }
          >
            <Field.Label>{t('campaigns.sender')}</Field.Label>
            <SingleSelect
              placeholder={t('campaigns.sender.placeholder')}
              value={draft.senderId ?? ''}
              onChange={(value) =>
                dispatch({ type: 'field', field: 'senderId', value: Number(value), at: at() })
              }
            >
              {(senders.data?.results ?? []).map((sender) => (
                <SingleSelectOption key={sender.id} value={sender.id}>
                  {`${sender.fromName} <${sender.fromEmail}>`}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        <Grid.Item
          data-place={ENVELOPE_PLACES.subject}
          col={12}
          direction="column"
          alignItems="stretch"
        >
          <Field.Root
            width="100%"
            hint={
              <span id={subjectHint}>
                {length > SUBJECT_ON_PHONES
                  ? t('campaigns.subject.long', { length, limit: SUBJECT_ON_PHONES })
                  : t('campaigns.subject.hint')}
              </span>
            }
          >
            <Field.Label action={<span ref={setSlot} />}>{t('campaigns.subject')}</Field.Label>
            <SubjectFrame
              hasRadius
              paddingLeft={4}
              paddingRight={4}
              paddingTop={2}
              paddingBottom={2}
            >
              <SubjectField
                value={draft.subject}
                onChange={(value) => dispatch({ type: 'field', field: 'subject', value, at: at() })}
                label={t('campaigns.subject')}
                describedBy={subjectHint}
                placeholder={t('campaigns.subject.placeholder')}
                toolbarSlot={slot}
              />
            </SubjectFrame>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={12}>
          <Field.Root width="100%" hint={t('campaigns.preheader.hint')}>
            <Field.Label>{t('campaigns.preheader')}</Field.Label>
            <TextInput
              maxLength={250}
              value={draft.preheader}
              onChange={({ currentTarget: { value } }) =>
                dispatch({ type: 'field', field: 'preheader', value, at: at() })
              }
            />
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
    </Panel>
  );
};
