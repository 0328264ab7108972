import IconBan from '@tabler/icons-react/icons/IconBan';
import IconBolt from '@tabler/icons-react/icons/IconBolt';
import IconBook from '@tabler/icons-react/icons/IconBook';
import IconFlag from '@tabler/icons-react/icons/IconFlag';
import IconHourglass from '@tabler/icons-react/icons/IconHourglass';
import IconMailbox from '@tabler/icons-react/icons/IconMailbox';
import IconPlayerPause from '@tabler/icons-react/icons/IconPlayerPause';
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import IconPlugConnected from '@tabler/icons-react/icons/IconPlugConnected';
import IconPlugConnectedX from '@tabler/icons-react/icons/IconPlugConnectedX';
import type { Mark } from '../../timeline/lanes';

type Icon = typeof IconBan;

const ICONS: Record<Mark['kind'], Icon> = {
  interrupted: IconBolt,
  note: IconFlag,
  action: IconPlugConnected,
  action_failed: IconPlugConnectedX,
  held: IconPlayerPause,
  resumed: IconPlayerPlay,
  opted_out: IconBan,
  cited: IconBook,
  answerer: IconMailbox,
  silence: IconHourglass,
};

export const markIcon = (kind: Mark['kind']): Icon => ICONS[kind];
