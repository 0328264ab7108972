import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type TestOrder, testCall } from '../../api/tests';
import { newKey } from '../../shared/order/key';

/** So many simulated calls at once: their speech is made and heard on this machine too. */
const AT_ONCE = 2;

export type RunState =
  | { state: 'waiting' }
  | { state: 'going'; call: string }
  | { state: 'over'; call: string }
  | { state: 'refused'; message: string };

/** Calls by simulated people, a few at once; the others wait for their turn. */
export function useRuns(order: Omit<TestOrder, 'persona' | 'phone'>) {
  const client = useQueryClient();
  const [runs, setRuns] = useState<Map<string, RunState>>(() => new Map());
  const ordered = useRef(new Set<string>());
  const latest = useRef(order);
  latest.current = order;
  const put = useCallback(
    (name: string, state: RunState) => setRuns((before) => new Map(before).set(name, state)),
    [],
  );
  useEffect(() => {
    const going = [...runs.values()].filter((one) => one.state === 'going').length;
    const begin = async (name: string) => {
      try {
        const { call } = await testCall({ ...latest.current, persona: name }, newKey());
        put(name, { state: 'going', call });
        void client.invalidateQueries({ queryKey: ['calls'] });
      } catch (failure) {
        put(name, { state: 'refused', message: (failure as Error).message });
      } finally {
        ordered.current.delete(name);
      }
    };
    let free = AT_ONCE - going - ordered.current.size;
    for (const [name, { state }] of runs) {
      if (free <= 0) break;
      if (state !== 'waiting' || ordered.current.has(name)) continue;
      ordered.current.add(name);
      free--;
      void begin(name);
    }
  }, [runs, client, put]);
  return {
    runs,
    start: (names: string[]) =>
      setRuns((before) => {
        const next = new Map(before);
        for (const name of names) next.set(name, { state: 'waiting' });
        return next;
      }),
    over: (name: string) =>
      setRuns((before) => {
        const one = before.get(name);
        return one?.state === 'going'
          ? new Map(before).set(name, { state: 'over', call: one.call })
          : before;
      }),
  };
}
