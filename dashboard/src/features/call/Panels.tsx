import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import type { CallDetail, Journal } from '../../api/client';
import { t } from '../../shared/i18n';
import type { Step } from '../../timeline/agent';
import type { Timeline, Utterance } from '../../timeline/lanes';
import { TABS, type Tab } from './address';
import { DeliveriesPanel } from './panels/DeliveriesPanel';
import { EventsPanel } from './panels/EventsPanel';
import { PathPanel } from './panels/PathPanel';
import { RequestPanel } from './panels/RequestPanel';
import { VariablesPanel } from './panels/VariablesPanel';
import { WaitsPanel } from './panels/WaitsPanel';
import { WhyPanel } from './panels/WhyPanel';
import css from './panels.module.css';

export interface PanelProps {
  detail: CallDetail;
  journal: Journal;
  lanes: Timeline;
  agent: Map<string, Step>;
  /** Place of the chosen utterance in the journal. */
  selected: number | undefined;
  onSeek: (ms: number) => void;
  onSelect: (utterance: Utterance) => void;
}

const PANELS = {
  path: PathPanel,
  why: WhyPanel,
  variables: VariablesPanel,
  waits: WaitsPanel,
  events: EventsPanel,
  request: RequestPanel,
  deliveries: DeliveriesPanel,
} as const satisfies Record<Tab, (props: PanelProps) => React.ReactNode>;

/** What is behind the words: one tab each. */
export function Panels({
  tab,
  onTab,
  ...props
}: PanelProps & { tab: Tab; onTab: (tab: Tab) => void }) {
  const Panel = PANELS[tab];
  return (
    <section className={`panel ${css.panels}`} aria-label={t('call.behind')}>
      <Tabs value={tab} onChange={(value) => onTab((value ?? 'path') as Tab)} keepMounted={false}>
        <Tabs.List>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} className={css.tab}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={css.panel} tabIndex={0}>
          <Panel {...props} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
