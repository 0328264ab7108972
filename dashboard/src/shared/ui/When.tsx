import { Tooltip } from '@mantine/core';
import { formatExactly, formatWhen } from '../format';

/** A time as people say it, with all that is known of it on hover. */
export function When({ time }: { time: string }) {
  return (
    <Tooltip label={formatExactly(time)}>
      <time dateTime={time}>{formatWhen(time)}</time>
    </Tooltip>
  );
}
