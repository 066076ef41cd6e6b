import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useCan } from '../hooks/useCan';
import { useDownload } from '../hooks/useDownload';
import { useT } from '../hooks/useT';

const FORMATS = ['pdf', 'json'] as const;

interface EvidenceButtonsProps {
  subscriberId: number;
  /** Said to screen readers where several people's buttons stand on one page. */
  email?: string;
}

/** Everything that proves (or does not) why one person is written to, as a file to keep. */
export const EvidenceButtons = ({ subscriberId, email }: EvidenceButtonsProps) => {
  const t = useT();
  const can = useCan();
  const { busy, start } = useDownload<(typeof FORMATS)[number]>();
  if (!can('export-evidence')) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {FORMATS.map((format) => (
        <Button
          key={format}
          type="button"
          variant="tertiary"
          size="S"
          startIcon={<Download />}
          loading={busy === format}
          disabled={busy !== null && busy !== format}
          aria-label={email ? t(`evidence.of.${format}`, { email }) : undefined}
          onClick={() =>
            void start(format, {
              path: `/optin/evidence/subscribers/${subscriberId}`,
              params: { format },
              fallbackName: `evidence-${subscriberId}.${format}`,
            })
          }
        >
          {t(`evidence.${format}`)}
        </Button>
      ))}
    </Flex>
  );
};
