import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeNow, waiting } from '../../api/builder';
import type { Agent } from '../../api/client';

/** What became of an agent, and how many calls wait to be made with it. */
export interface Moved {
  agent: Agent;
  to: Agent['status'];
  waiting: number;
}

/** Archives agents and takes them back into use, at once: each is undone by the other. */
export function useStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ agent, to }: { agent: Agent; to: Agent['status'] }): Promise<Moved> => {
      await changeNow(agent.id, { status: to });
      return { agent, to, waiting: to === 'ARCHIVED' ? await waiting(agent.id) : 0 };
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['agents'] }),
  });
}
