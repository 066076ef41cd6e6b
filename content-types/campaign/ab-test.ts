import type { EpochMs } from '../model';
import { mapBlocks, type InlineNode, type MessageBlock, type MessageDocument } from './message';

/** What the variants of a test differ in: one thing, so that a difference has one cause. */
export const AB_VARIED = ['subject', 'sender', 'content'] as const;
export type AbVaried = (typeof AB_VARIED)[number];

/** A is the campaign as it is; the others differ from it. */
export const AB_KEYS = ['a', 'b', 'c', 'd'] as const;
export type AbKey = (typeof AB_KEYS)[number];

/** What decides: more clicks where they are counted, or fewer people who unsubscribe. */
export const AB_METRICS = ['clicks', 'unsubscribes'] as const;
export type AbMetric = (typeof AB_METRICS)[number];

/** A variant beside A. Content is told apart in the blocks themselves; see `BlockBase.variant`. */
export interface AbVariant {
  key: Exclude<AbKey, 'a'>;
  /** `subject`: by language, the campaign's own among them; what is absent is as in A. */
  subjects: Record<string, { subject: InlineNode[]; preheader: string }>;
  /** `sender`: null while none is chosen. */
  senderId: number | null;
}

/** A test of two to four variants of one campaign. */
export interface AbTest {
  varied: AbVaried;
  /** B, then C, then D, without gaps: one to three. */
  variants: AbVariant[];
  /**
   * The part of the audience that the variants share evenly, in percent: 1 to 100. The rest waits
   * for the winner; at 100 nobody does.
   */
  samplePercent: number;
  metric: AbMetric;
  /** Hours after the start at which the best so far wins, 1 to 168; null: a person chooses. */
  decideAfterHours: number | null;
}

/** How a test ended. */
export interface AbOutcome {
  winner: AbKey;
  /** `admin:<id>`, or `time`. */
  by: string;
  at: EpochMs;
  /**
   * Clicks until then and the mails that brought them: afterwards the winner's clicks are also those
   * of the rest. Absent where clicks are not counted, or nobody waited.
   */
  clicks?: { key: AbKey; clicks: number; sent: number }[];
}

/** The variants that a campaign has; without a test, A alone. */
export const abKeysOf = (test: AbTest | null): AbKey[] => [
  'a',
  ...(test?.variants.map(({ key }) => key) ?? []),
];

/** A document as one variant shows it: blocks of the others are left out. */
export const documentOfVariant = (document: MessageDocument, key: AbKey): MessageDocument => {
  const isShown = ({ variant }: { variant?: AbKey }) => variant === undefined || variant === key;
  return {
    ...document,
    blocks: document.blocks.filter(isShown).map((block) =>
      block.type === 'columns'
        ? {
            ...block,
            columns: block.columns.map((column) => ({
              ...column,
              blocks: column.blocks.filter(isShown),
            })),
          }
        : block
    ),
  };
};

const unmarked = <B extends MessageBlock>({ variant: _, ...block }: B) => block as B;

/** The same blocks for all variants: where there is no test, a mark would keep a block from readers. */
export const unmarkedDocument = (document: MessageDocument): MessageDocument =>
  mapBlocks(document, unmarked);
