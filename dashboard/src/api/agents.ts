import { queryOptions } from '@tanstack/react-query';
import { type Agent, api, data } from './client';

const PAGE = 50;

async function all(): Promise<Agent[]> {
  const found: Agent[] = [];
  for (let page = 0; ; page++) {
    const { interviews, count } = await data(
      api.GET('/interview', {
        params: { query: { page, limit: PAGE, all_interviews: true, sort: 'title_asc' } },
      }),
    );
    found.push(...interviews);
    if (interviews.length < PAGE || found.length >= count) return found;
  }
}

/** All agents of the team, by title. */
export const agents = queryOptions({ queryKey: ['agents'], queryFn: all, staleTime: 30_000 });
