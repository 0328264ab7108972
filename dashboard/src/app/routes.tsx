import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { signedOut } from '../api/client';
import { session } from '../api/session';
import { readCallAddress } from '../features/call/address';
import { readContactsAddress } from '../features/contacts/address';
import { readTestsAddress } from '../features/tests/address';
import { readFilters } from '../shared/filters';
import { Crashed, Lost, Starting } from './Edges';
import { queries } from './query';
import { Shell } from './Shell';
import { parseSearch, stringifySearch } from './search';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const whole = (value: unknown) => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => ({ next: text(search.next) }),
  component: lazyRouteComponent(() => import('../features/signin/SignInPage'), 'SignInPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../features/signin/WelcomePage'), 'WelcomePage'),
});

/** All that is for those who are signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(session);
    } catch (failure) {
      if (signedOut(failure)) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw failure;
    }
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../features/watch/HomePage'), 'HomePage'),
});

const live = createRoute({
  getParentRoute: () => inside,
  path: '/live',
  validateSearch: (search): { sort?: string } => ({ sort: text(search.sort) }),
  component: lazyRouteComponent(() => import('../features/watch/LivePage'), 'LivePage'),
});

const calls = createRoute({
  getParentRoute: () => inside,
  path: '/calls',
  validateSearch: (search): Record<string, string | string[] | undefined> => ({
    ...readFilters(search),
    peek: text(search.peek),
  }),
  component: lazyRouteComponent(() => import('../features/calls/CallsPage'), 'CallsPage'),
});

const call = createRoute({
  getParentRoute: () => inside,
  path: '/calls/$id',
  validateSearch: readCallAddress,
  component: lazyRouteComponent(() => import('../features/call/CallPage'), 'CallPage'),
});

const agents = createRoute({
  getParentRoute: () => inside,
  path: '/agents',
  validateSearch: (search): { archived?: boolean | undefined; title?: string | undefined } => ({
    archived: search.archived === 'true' || search.archived === true || undefined,
    title: text(search.title),
  }),
  component: lazyRouteComponent(() => import('../features/agents/AgentsPage'), 'AgentsPage'),
});

const builder = createRoute({
  getParentRoute: () => inside,
  path: '/agents/$id/build',
  validateSearch: (search): { step?: string | undefined } => ({ step: text(search.step) }),
  component: lazyRouteComponent(() => import('../features/builder/BuilderPage'), 'BuilderPage'),
});

const versions = createRoute({
  getParentRoute: () => inside,
  path: '/agents/$id/versions',
  validateSearch: (search): { from?: number | undefined; to?: number | undefined } => ({
    from: whole(search.from),
    to: whole(search.to),
  }),
  component: lazyRouteComponent(() => import('../features/builder/VersionsPage'), 'VersionsPage'),
});

const tests = createRoute({
  getParentRoute: () => inside,
  path: '/agents/$id/tests',
  validateSearch: readTestsAddress,
  component: lazyRouteComponent(() => import('../features/tests/TestsPage'), 'TestsPage'),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/start',
  component: lazyRouteComponent(() => import('../features/tests/StartPage'), 'StartPage'),
});

const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  validateSearch: readContactsAddress,
  component: lazyRouteComponent(() => import('../features/contacts/ContactsPage'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/$id',
  component: lazyRouteComponent(() => import('../features/contacts/ContactPage'), 'ContactPage'),
});

const developer = createRoute({
  getParentRoute: () => inside,
  path: '/settings/developer',
  component: lazyRouteComponent(
    () => import('../features/developer/DeveloperPage'),
    'DeveloperPage',
  ),
});

const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('../features/settings/WebhooksPage'), 'WebhooksPage'),
});

const dnc = createRoute({
  getParentRoute: () => inside,
  path: '/settings/dnc',
  component: lazyRouteComponent(() => import('../features/settings/DncPage'), 'DncPage'),
});

const members = createRoute({
  getParentRoute: () => inside,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('../features/settings/MembersPage'), 'MembersPage'),
});

const trunk = createRoute({
  getParentRoute: () => inside,
  path: '/settings/trunk',
  component: lazyRouteComponent(() => import('../features/settings/TrunkPage'), 'TrunkPage'),
});

const system = createRoute({
  getParentRoute: () => inside,
  path: '/settings/system',
  component: lazyRouteComponent(() => import('../features/settings/SystemPage'), 'SystemPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    welcome,
    inside.addChildren([
      home,
      live,
      calls,
      call,
      agents,
      builder,
      versions,
      tests,
      start,
      contacts,
      contact,
      developer,
      webhooks,
      dnc,
      members,
      trunk,
      system,
    ]),
  ]),
  basepath: '/app',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: Starting,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: Lost,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
