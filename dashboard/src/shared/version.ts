import { t } from './i18n';

/** What people call the version of an agent that held a call: drafts that were tried are below 0. */
export const versionName = (version: number): string =>
  version < 0 ? t('calls.draft') : t('calls.version', { version });
