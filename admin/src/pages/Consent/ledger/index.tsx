import { Flex } from '@strapi/design-system';
import { useCan } from '../../../hooks/useCan';
import { ConsentShell } from '../area/ConsentShell';
import { EvidencePanel } from './EvidencePanel';
import { LedgerStatus } from './LedgerStatus';
import { PersonEvidence } from './PersonEvidence';
import { VerifyLedger } from './VerifyLedger';

/** Whether the record can be trusted, and the proof to hand to whoever asks. */
const LedgerPage = () => {
  const can = useCan();
  return (
    <ConsentShell section="ledger">
      <Flex direction="column" alignItems="stretch" gap={6}>
        {can('export-evidence') ? <PersonEvidence /> : null}
        {can('verify-ledger') ? (
          <>
            <VerifyLedger />
            <LedgerStatus />
          </>
        ) : null}
        {can('export-evidence') ? <EvidencePanel /> : null}
      </Flex>
    </ConsentShell>
  );
};

export default LedgerPage;
