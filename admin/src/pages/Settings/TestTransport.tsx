import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useTestTransportMutation } from '../../api/settings';
import { Notice } from '../../components/Notice';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useSenderOptions } from '../../hooks/useOptions';
import { useT } from '../../hooks/useT';
import { isEmailLike } from '../../utils/form-problems';

/** "Send me a test": a real mail over the transport in force, and the mail server's own answer. */
export const TestTransport = () => {
  const t = useT();
  const errors = useApiErrors();
  const senders = useSenderOptions();
  const mine = useAuth('TestTransport', (state) => state.user?.email ?? '');
  const [to, setTo] = useState(mine);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const [send, { data, isLoading }] = useTestTransportMutation();
  const senderId = chosen ?? (senders[0] ? String(senders[0].id) : '');

  const submit = () => {
    if (!isEmailLike(to)) {
      setProblem(t('common.invalid.email'));
      return;
    }
    setProblem(undefined);
    send({ to: to.trim(), senderId: Number(senderId) })
      .unwrap()
      .catch(errors.notify);
  };

  if (senders.length === 0) return <Notice tone="info">{t('settings.test.noSender')}</Notice>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root name="to" error={problem}>
        <Field.Label>{t('settings.test.to')}</Field.Label>
        <TextInput
          type="email"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter means this test, not the settings form around it.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            submit();
          }}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="sender">
        <Field.Label>{t('settings.test.sender')}</Field.Label>
        <SingleSelect value={senderId} onChange={(value) => setChosen(String(value))}>
          {senders.map(({ id, name }) => (
            <SingleSelectOption key={id} value={String(id)}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Flex>
        <Button
          type="button"
          variant="secondary"
          startIcon={<PaperPlane />}
          loading={isLoading}
          onClick={submit}
        >
          {t('settings.test')}
        </Button>
      </Flex>
      <div role="status">
        {data ? (
          <Notice
            tone={data.accepted ? 'success' : 'danger'}
            title={t(data.accepted ? 'settings.test.accepted' : 'settings.test.refused')}
          >
            {data.response}
          </Notice>
        ) : null}
      </div>
    </Flex>
  );
};
