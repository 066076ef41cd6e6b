import { act, renderHook } from '@testing-library/react';
import { SAVE_AFTER, useAutosave } from '../../admin/src/hooks/useAutosave';

const same = (a: string, b: string) => a === b;

/** A server whose answers the test gives, one after the other. */
const createServer = () => {
  const calls: { value: string; accept: () => void; refuse: () => void }[] = [];
  const save = (value: string) =>
    new Promise<void>((resolve, reject) => {
      calls.push({ value, accept: resolve, refuse: () => reject(new Error('no')) });
    });
  return { calls, save };
};

const setUp = (start = 'a') => {
  const server = createServer();
  const hook = renderHook(({ value }) => useAutosave(value, server.save, same), {
    initialProps: { value: start },
  });
  const wait = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
  const answer = (run: () => void) =>
    act(async () => {
      run();
      await Promise.resolve();
    });
  return { ...server, hook, wait, answer };
};

describe('autosave', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('saves nothing before something changes', async () => {
    const { calls, hook, wait } = setUp();
    await wait(SAVE_AFTER * 2);
    expect(calls).toHaveLength(0);
    expect(hook.result.current.state).toBe('saved');
  });

  it('waits for a pause in typing, then saves the latest value', async () => {
    const { calls, hook, wait, answer } = setUp();
    hook.rerender({ value: 'ab' });
    await wait(SAVE_AFTER - 1);
    hook.rerender({ value: 'abc' });
    await wait(SAVE_AFTER - 1);
    expect(calls).toHaveLength(0);
    expect(hook.result.current.state).toBe('dirty');
    await wait(1);
    expect(calls.map(({ value }) => value)).toEqual(['abc']);
    expect(hook.result.current.state).toBe('saving');
    await answer(calls[0].accept);
    expect(hook.result.current.state).toBe('saved');
  });

  it('never has two saves under way, and ends with the newest value stored', async () => {
    const { calls, hook, wait, answer } = setUp();
    hook.rerender({ value: 'ab' });
    await wait(SAVE_AFTER);
    hook.rerender({ value: 'abc' });
    await wait(SAVE_AFTER);
    expect(calls).toHaveLength(1);
    await answer(calls[0].accept);
    await wait(0);
    expect(calls.map(({ value }) => value)).toEqual(['ab', 'abc']);
    await answer(calls[1].accept);
    expect(hook.result.current.state).toBe('saved');
  });

  it('says that a save failed, and tries again when asked', async () => {
    const { calls, hook, wait, answer } = setUp();
    hook.rerender({ value: 'ab' });
    await wait(SAVE_AFTER);
    await answer(calls[0].refuse);
    expect(hook.result.current.state).toBe('failed');
    let outcome: boolean | null = null;
    await act(async () => {
      void hook.result.current.flush().then((saved) => {
        outcome = saved;
      });
      await Promise.resolve();
    });
    await answer(calls[1].accept);
    await wait(0);
    expect(outcome).toBe(true);
    expect(hook.result.current.state).toBe('saved');
  });

  it('saves at once when the page is about to be left', async () => {
    const { calls, hook } = setUp();
    hook.rerender({ value: 'ab' });
    await act(async () => {
      void hook.result.current.flush();
      await Promise.resolve();
    });
    expect(calls.map(({ value }) => value)).toEqual(['ab']);
  });

  it('has nothing to save once an edit is taken back', async () => {
    const { calls, hook, wait } = setUp();
    hook.rerender({ value: 'ab' });
    expect(hook.result.current.state).toBe('dirty');
    hook.rerender({ value: 'a' });
    expect(hook.result.current.state).toBe('saved');
    await wait(SAVE_AFTER * 2);
    expect(calls).toHaveLength(0);
  });

  it('stores what was there before when an edit is taken back while it is being saved', async () => {
    const { calls, hook, wait, answer } = setUp();
    hook.rerender({ value: 'ab' });
    await wait(SAVE_AFTER);
    hook.rerender({ value: 'a' });
    expect(hook.result.current.state).toBe('dirty');
    await answer(calls[0].accept);
    expect(hook.result.current.state).toBe('dirty');
    await wait(SAVE_AFTER);
    expect(calls.map(({ value }) => value)).toEqual(['ab', 'a']);
    await answer(calls[1].accept);
    expect(hook.result.current.state).toBe('saved');
  });

  it('forgets a refusal once what was refused is taken back', async () => {
    const { calls, hook, wait, answer } = setUp();
    hook.rerender({ value: 'ab' });
    await wait(SAVE_AFTER);
    await answer(calls[0].refuse);
    hook.rerender({ value: 'a' });
    expect(hook.result.current).toMatchObject({ state: 'saved', error: null });
    await wait(SAVE_AFTER * 2);
    expect(calls).toHaveLength(1);
  });

  it('lets go of changes to what no longer exists', async () => {
    const { calls, hook, wait } = setUp();
    hook.rerender({ value: 'ab' });
    act(() => hook.result.current.discard());
    await wait(SAVE_AFTER * 2);
    expect(calls).toHaveLength(0);
    expect(hook.result.current.state).toBe('saved');
  });
});
