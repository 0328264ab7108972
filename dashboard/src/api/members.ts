import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './client';

export type Member = Schemas['Member'];
export type NewMember = Schemas['NewMember'];
export type Role = Schemas['Role'];

export const MEMBERS_A_PAGE = 50;
const of = (id: string) => ({ params: { path: { id } } });

/** Who is in the team. */
export const members = (page: number) =>
  queryOptions({
    queryKey: ['members', page],
    queryFn: () => data(api.GET('/member', { params: { query: { limit: MEMBERS_A_PAGE, page } } })),
  });

/** Adds one; what signs them in is told this once. */
export const addMember = (body: Schemas['MemberCreate']) => data(api.POST('/member', { body }));

export const changeMember = (id: string, role: Role) =>
  data(api.PUT('/member/{id}', { ...of(id), body: { role } }));

export const removeMember = (id: string) => data(api.DELETE('/member/{id}', of(id)));

/** Another link for somebody who has not come yet. */
export const welcomeMember = (id: string) => data(api.POST('/member/{id}/welcome', of(id)));
