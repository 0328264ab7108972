import { queryOptions } from '@tanstack/react-query';
import { api, data, rememberCsrf, type Session } from './client';

async function known(session: Promise<Session>): Promise<Session> {
  const now = await session;
  rememberCsrf(now.csrf ?? null);
  return now;
}

/** Who is signed in. */
export const session = queryOptions({
  queryKey: ['session'],
  queryFn: () => known(data(api.GET('/session'))),
  staleTime: 60_000,
});

export const signIn = (email: string, password: string) =>
  known(data(api.POST('/session', { body: { email, password } })));

export const signInByTicket = (ticket: string) =>
  known(data(api.POST('/session/ticket', { body: { ticket } })));

export const changePassword = (password: string, current?: string) =>
  known(data(api.PUT('/user/password', { body: { password, current } })));

export const switchTeam = (team: string) =>
  known(data(api.PUT('/session/team', { body: { team_id: team } })));

export async function signOut(): Promise<void> {
  await data(api.DELETE('/session'));
  rememberCsrf(null);
}
