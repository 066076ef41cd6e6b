import { DesignSystemProvider } from '@strapi/design-system';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { Step } from '../../admin/src/pages/Promotions/draw/Step';
import { WinnersTable } from '../../admin/src/pages/Promotions/draw/WinnersTable';
import { UploadReport } from '../../admin/src/pages/Promotions/panels/UploadReport';
import { messages } from '../../admin/src/translations/en';
import type { WinnerRow } from '../../server/src/promotions/contract';

jest.mock('../../admin/src/hooks/useCan', () => ({ useCan: () => () => false }));

const prefixed = Object.fromEntries(
  Object.entries(messages).map(([key, text]) => [`optin.${key}`, text])
);
const show = (children: ReactNode) =>
  render(
    <IntlProvider locale="en" messages={prefixed}>
      <DesignSystemProvider>{children}</DesignSystemProvider>
    </IntlProvider>
  );

const winner = (position: number, over: Partial<WinnerRow> = {}): WinnerRow => ({
  id: position,
  promotionId: 1,
  entryId: position,
  position,
  standing: 'winner',
  promotedAt: null,
  promotedBy: null,
  insteadOf: null,
  replacedAt: null,
  replacedBy: null,
  replaceReason: null,
  notifiedAt: null,
  notifiedBy: null,
  entry: 'ab'.repeat(32),
  reference: 'K7QM-0R4T-ZX29-8VWC',
  subscriberId: position,
  email: `winner-${position}@example.org`,
  firstName: null,
  lastName: null,
  unreachable: null,
  ...over,
});

describe('the winners of a draw', () => {
  const winners = [
    winner(1),
    winner(2, { standing: 'replaced', replacedAt: 0, replaceReason: 'declined' }),
    winner(3, { insteadOf: 2, email: null, reference: null, unreachable: 'erased' }),
    winner(4, { standing: 'reserve', firstName: 'Ada', lastName: 'Lovelace' }),
  ];

  it('stand in a table that says what became of each', () => {
    const onChoose = jest.fn();
    const onReplace = jest.fn();
    show(
      <WinnersTable
        winners={winners}
        chosen={[]}
        open={[1]}
        onChoose={onChoose}
        onReplace={onReplace}
      />
    );
    const [, first, second, third, fourth] = screen.getAllByRole('row');
    expect(within(first).getByText('winner-1@example.org')).toBeInTheDocument();
    expect(within(second).getByText(/^Declined the prize, /)).toBeInTheDocument();
    expect(within(third).getByText('Steps in for place 2')).toBeInTheDocument();
    expect(within(third).getByText('Erased person #3')).toBeInTheDocument();
    expect(within(third).getByText('Data erased: no way to write')).toBeInTheDocument();
    expect(within(fourth).getByText('Ada Lovelace')).toBeInTheDocument();
    const canBeReplaced = screen.getAllByRole('button', { name: /^Replace the winner/ });
    expect(canBeReplaced.map((button) => button.getAttribute('aria-label'))).toEqual(
      [1, 3].map((position) => `Replace the winner at place ${position}`)
    );
    fireEvent.click(canBeReplaced[1]);
    expect(onReplace).toHaveBeenCalledWith(winners[2]);
    const boxes = screen.getAllByRole('checkbox', { name: /^Choose place/ });
    expect(boxes.map((box) => (box as HTMLButtonElement).disabled)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    fireEvent.click(boxes[0]);
    expect(onChoose).toHaveBeenCalledWith([1]);
  });
});

describe('a step of a draw', () => {
  it('says since when it is done, with its fingerprint', () => {
    show(
      <ol>
        <Step number={1} title="One" doneAt={0} hash={{ label: 'Print', value: 'abc' }}>
          Because.
        </Step>
        <Step number={2} title="Two" doneAt={null} action={<button>Go</button>}>
          Later.
        </Step>
      </ol>
    );
    const [one, two] = screen.getAllByRole('listitem');
    expect(within(one).getByText(/^Done /)).toBeInTheDocument();
    expect(within(one).getByText('abc')).toBeInTheDocument();
    expect(within(two).getByText('Not yet')).toBeInTheDocument();
    expect(within(two).getByRole('button', { name: 'Go' })).toBeInTheDocument();
  });
});

describe('the report on a list of codes', () => {
  it('counts all, names some, and says what is wrong with each', () => {
    show(
      <UploadReport
        report={{
          ...{ fresh: 1, repeated: 0, known: 12, invalid: 1, added: 0, served: 0 },
          repeatedLines: [],
          knownLines: Array.from({ length: 12 }, (_, index) => ({
            line: index + 1,
            code: `K${index}`,
          })),
          invalidLines: [{ line: 20, code: 'É', why: 'characters' }],
        }}
      />
    );
    expect(screen.getByText('1 new code.')).toBeInTheDocument();
    expect(screen.getByText('Line 20: É (spaces or accents)')).toBeInTheDocument();
    expect(screen.getByText('12 codes are here already')).toBeInTheDocument();
    expect(screen.getByText('And 2 more.')).toBeInTheDocument();
    expect(screen.queryByText(/repeat/)).not.toBeInTheDocument();
  });
});
