import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle, PaperPlane } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import type { TestSendResponse } from '../../../../../server/src/campaigns/contract';
import { useTestCampaignMutation } from '../../../api/campaigns';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useReturnFocus } from '../../../hooks/useReturnFocus';
import { useT } from '../../../hooks/useT';
import { isEmailLike } from '../../../utils/form-problems';
import { readFindings } from '../model/refusals';
import { FindingList } from '../panels/FindingList';

/** As many as the server takes. */
const MAX_ADDRESSES = 5;

interface TestSendDialogProps {
  id: number;
  isOpen: boolean;
  onClose: () => void;
  /** Saves the draft first, so that the test is what is on the page. */
  flush: () => Promise<boolean>;
}

export const TestSendDialog = ({ id, isOpen, onClose, flush }: TestSendDialogProps) => {
  const t = useT();
  useReturnFocus(isOpen);
  const errors = useApiErrors();
  const ownAddress = useAuth('TestSendDialog', (state) => state.user?.email) ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [results, setResults] = useState<TestSendResponse['data']['results']>([]);
  const [send, { isLoading, error, reset }] = useTestCampaignMutation();
  const value = typed ?? ownAddress;
  const findings = readFindings(error);

  const close = () => {
    setResults([]);
    setProblem(null);
    reset();
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const to = value.split(/[\s,;]+/).filter(Boolean);
    const wrong = to.find((address) => !isEmailLike(address));
    if (to.length === 0) return setProblem(t('common.required'));
    if (wrong) return setProblem(t('campaigns.test.invalid', { address: wrong }));
    if (to.length > MAX_ADDRESSES)
      return setProblem(t('campaigns.test.many', { max: MAX_ADDRESSES }));
    setProblem(null);
    setResults([]);
    if (!(await flush())) return setProblem(t('campaigns.test.unsaved'));
    try {
      setResults((await send({ id, data: { to } }).unwrap()).results);
    } catch (refused) {
      if (readFindings(refused).length === 0) setProblem(errors.message(refused));
    }
  };

  return (
    <Modal.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Modal.Content>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Modal.Header closeLabel={t('common.action.close')}>
            <Modal.Title>{t('campaigns.test.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Field.Root
                required
                error={problem ?? undefined}
                hint={t('campaigns.test.hint', { max: MAX_ADDRESSES })}
              >
                <Field.Label>{t('campaigns.test.to')}</Field.Label>
                <TextInput
                  value={value}
                  inputMode="email"
                  autoComplete="email"
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
                <Field.Hint />
                <Field.Error />
              </Field.Root>
              {findings.length > 0 ? (
                <Flex direction="column" alignItems="stretch" gap={3} role="alert">
                  <Typography fontWeight="bold">{t('campaigns.test.blocked')}</Typography>
                  <FindingList findings={findings} onLeave={close} />
                </Flex>
              ) : null}
              <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-live="polite">
                {results.map(({ to, accepted, response }) => (
                  <Flex key={to} tag="li" gap={2} alignItems="flex-start">
                    {accepted ? (
                      <CheckCircle aria-hidden fill="success600" />
                    ) : (
                      <CrossCircle aria-hidden fill="danger600" />
                    )}
                    <Typography>
                      {accepted
                        ? t('campaigns.test.accepted', { to })
                        : t('campaigns.test.refused', { to, response })}
                    </Typography>
                  </Flex>
                ))}
              </Flex>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={close}>
              {t('common.action.close')}
            </Button>
            <Button type="submit" startIcon={<PaperPlane />} loading={isLoading}>
              {t('campaigns.test.send')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
};
