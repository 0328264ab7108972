import type { Filters } from '../../shared/filters';
import type { Key } from '../../shared/i18n';

/** Filters that are wanted again and again. */
export const VIEWS: { label: Key; filters: () => Filters }[] = [
  { label: 'view.all', filters: () => ({}) },
  { label: 'view.live', filters: () => ({ status: ['QUEUED', 'NOT_STARTED', 'IN_PROGRESS'] }) },
  { label: 'view.trouble', filters: () => ({ fault: ['us', 'carrier', 'provider'] }) },
  { label: 'view.slow', filters: () => ({ gap_p95_min: ['1500'] }) },
  { label: 'view.today', filters: () => ({ from: [midnight()] }) },
];

/** When today began, where the person is. */
function midnight(): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}
