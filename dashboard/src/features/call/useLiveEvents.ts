import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, journal } from '../../api/calls';
import type { Journal } from '../../api/client';

const TYPES = [
  'dialling',
  'ringing',
  'answered',
  'began',
  'stepped',
  'agent_spoke',
  'agent_paused',
  'answerer_judged',
  'callee_spoke',
  'held',
  'resumed',
  'outcome_taken',
  'outcome_withdrawn',
  'opted_out',
  'outcomes_scored',
  'knowledge_cited',
  'gap_measured',
  'action_failed',
  'noted',
  'media_measured',
  'recorded',
  'unknown',
  'ended',
];
/** Where the stream cannot be had, what there is is asked for as often. */
const POLL_MS = 5000;
/** Of these the rest of the page tells something too. */
const TOLD = new Set(['dialling', 'answered', 'ended', 'recorded']);

/** While a call goes on its journal grows by the stream of its events. */
export function useLiveEvents(id: string, live: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!live) return;
    const refresh = () => void client.invalidateQueries({ queryKey: ['call', id] });
    let timer: ReturnType<typeof setInterval> | undefined;
    const source = new EventSource(`/call/${id}/events`);
    const take = (message: MessageEvent<string>) => {
      const index = Number(message.lastEventId);
      const event = JSON.parse(message.data);
      client.setQueryData(journal(id).queryKey, (before: Journal | undefined) => {
        if (before === undefined || !Number.isInteger(index) || index < before.events.length)
          return before;
        return { ...before, events: [...before.events, event] };
      });
      if (event.type === 'began' || event.type === 'ended') refresh();
      else if (TOLD.has(event.type))
        void client.invalidateQueries({ queryKey: call(id).queryKey, exact: true });
      if (event.type === 'ended') source.close();
    };
    for (const type of TYPES) source.addEventListener(type, take);
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED && timer === undefined)
        timer = setInterval(refresh, POLL_MS);
    };
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [id, live, client]);
}
