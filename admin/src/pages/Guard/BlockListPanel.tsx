import {
  Button,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { BLOCK_KINDS, type BlockKind } from '../../../../content-types';
import {
  useAddBlockRuleMutation,
  useGetBlockRulesQuery,
  useRemoveBlockRuleMutation,
} from '../../api/guard';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';

const AddRule = () => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [add, { isLoading }] = useAddBlockRuleMutation();
  const [kind, setKind] = useState<BlockKind>('domain');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!value.trim()) {
      setProblem(t('common.required'));
      return;
    }
    try {
      await add({ kind, value, note }).unwrap();
      setValue('');
      setNote('');
      setProblem(undefined);
      toggleNotification({ type: 'success', message: t('guard.rules.added') });
    } catch (error) {
      const fields = errors.fields(error);
      const said = fields?.value;
      if (typeof said === 'string') setProblem(said);
      else errors.notify(error);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        <Field.Root width="24rem">
          <Field.Label>{t('guard.rules.kind')}</Field.Label>
          <SingleSelect value={kind} onChange={(next) => setKind(next as BlockKind)}>
            {BLOCK_KINDS.map((name) => (
              <SingleSelectOption key={name} value={name}>
                {t(`guard.rules.kind.${name}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Field.Root
          name="value"
          required
          error={problem}
          hint={t(`guard.rules.value.hint.${kind}`)}
          width="28rem"
        >
          <Field.Label>{t('guard.rules.value')}</Field.Label>
          <TextInput value={value} onChange={(event) => setValue(event.currentTarget.value)} />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="note" hint={t('guard.rules.note.hint')} width="28rem">
          <Field.Label>{t('guard.rules.note')}</Field.Label>
          <TextInput
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Field.Hint />
        </Field.Root>
        <Flex paddingTop={6}>
          <Button type="submit" size="L" variant="secondary" loading={isLoading}>
            {t('guard.rules.add')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};

/** Addresses, domains and networks from which no form takes anything. */
export const BlockListPanel = () => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const query = useGetBlockRulesQuery(undefined);
  const [remove] = useRemoveBlockRuleMutation();
  const mayChange = can('update-guard');
  const takeOff = (id: number) =>
    remove(id)
      .unwrap()
      .then(
        () => toggleNotification({ type: 'success', message: t('guard.rules.removed') }),
        (error: unknown) => errors.notify(error)
      );
  return (
    <Panel title={t('guard.rules')} hint={t('guard.rules.hint')}>
      {mayChange ? <AddRule /> : null}
      <QueryGate query={query}>
        {(rules) =>
          rules.length === 0 ? (
            <Typography textColor="neutral600">{t('guard.rules.none')}</Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {rules.map(({ id, kind, value, note }) => (
                <Flex key={id} tag="li" gap={4} justifyContent="space-between">
                  <Flex gap={3} wrap="wrap">
                    <Typography fontWeight="bold">{value}</Typography>
                    <Typography textColor="neutral600">{t(`guard.rules.kind.${kind}`)}</Typography>
                    {note ? <Typography textColor="neutral600">{note}</Typography> : null}
                  </Flex>
                  {mayChange ? (
                    <IconButton
                      label={t('guard.rules.remove', { value })}
                      onClick={() => void takeOff(id)}
                    >
                      <Trash />
                    </IconButton>
                  ) : null}
                </Flex>
              ))}
            </Flex>
          )
        }
      </QueryGate>
    </Panel>
  );
};
