import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { published } from '../../api/orders';
import { session } from '../../api/session';
import type { TriedAgent } from '../../api/tests';
import { AllowedPart } from '../../shared/role/Allowed';
import type { Deed } from '../../shared/role/forbidden';
import '../../shared/i18n/contacts';
import '../../shared/i18n/tests';
import '../../shared/i18n/calls';
import { t } from '../../shared/i18n';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { type TestsAddress, WAYS, type Way } from './address';
import { Ring } from './Ring';
import { Simulated } from './Simulated';
import { Write } from './Write';

export interface TriedProps {
  agent: TriedAgent;
  /** The published version that is tried; the draft where there is none. */
  version: number | undefined;
  document: unknown;
  address: TestsAddress;
  /** Told at which step a written conversation is, and which it came through. */
  onPath?: (nodes: string[]) => void;
}

interface TestPanelProps {
  agent: TriedAgent;
  address: TestsAddress;
  onAddress: (part: Partial<TestsAddress>) => void;
  onPath?: (nodes: string[]) => void;
}

const PANELS = { write: Write, simulated: Simulated, ring: Ring } as const satisfies Record<
  Way,
  (props: TriedProps) => React.ReactNode
>;

/** What each way does first. */
const DEEDS = {
  write: 'POST /chat',
  simulated: 'POST /call/test',
  ring: 'POST /call/test',
} as const satisfies Record<Way, Deed>;

/** What each way needs of the server. */
const NEEDS: Record<Way, string> = { write: 'chat', simulated: 'persona', ring: 'contact' };

/** Ways to try an agent, on its draft or on a version; on a page of its own or beside its steps. */
export function TestPanel({ agent, address, onAddress, onPath }: TestPanelProps) {
  const features = useQuery(session).data?.features ?? [];
  const ways = WAYS.filter((way) => features.includes(NEEDS[way]));
  const way = address.way !== undefined && ways.includes(address.way) ? address.way : ways[0];
  const version = address.version;
  const read = useQuery({ ...published(agent.id, version ?? 0), enabled: version !== undefined });
  if (way === undefined) return <Empty title={t('tests.unable')} />;
  const Panel = PANELS[way];
  const query =
    version === undefined
      ? { ...read, data: agent.document as unknown, error: null, failureReason: null }
      : { ...read, data: read.data?.document as unknown };
  return (
    <Tabs
      value={way}
      keepMounted={false}
      onChange={(value) => onAddress({ way: WAYS.find((one) => one === value) })}
    >
      <Tabs.List>
        {ways.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`way.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={way} pt="md">
        <Loaded query={query} waiting={<Waiting rows={6} />}>
          {(document) => (
            <AllowedPart deed={DEEDS[way]} hidden>
              <Panel
                key={version ?? 'draft'}
                agent={agent}
                version={version}
                document={document}
                address={address}
                onPath={onPath}
              />
            </AllowedPart>
          )}
        </Loaded>
      </Tabs.Panel>
    </Tabs>
  );
}
