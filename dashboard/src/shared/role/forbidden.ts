import { useQuery } from '@tanstack/react-query';
import type { paths } from '../../api/schema';
import { session } from '../../api/session';
import '../i18n/roles';
import { t } from '../i18n';

/** An operation as the server names it: `POST /contact/call`. */
export type Deed =
  | {
      [P in keyof paths & string]: {
        [M in 'get' | 'put' | 'post' | 'patch' | 'delete']: paths[P][M] extends undefined
          ? never
          : `${Uppercase<M>} ${P}`;
      }['get' | 'put' | 'post' | 'patch' | 'delete'];
    }[keyof paths & string]
  | 'PUT /dialling on=true';

/** Why the role of whoever is signed in may not do something; undefined where it may. */
export function useForbidden(deed: Deed | undefined): string | undefined {
  const who = useQuery(session).data;
  const least = deed === undefined ? undefined : who?.forbidden[deed];
  if (who === undefined || least === undefined) return undefined;
  const admins = who.admins.join(', ') || 'none';
  return t(least === 'admin' ? 'role.forAdmins' : 'role.forMembers', { admins });
}
