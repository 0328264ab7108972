package dev.parley.telephony;

import dev.parley.rtp.MediaTarget.Direction;
import org.jspecify.annotations.Nullable;

/** Which way media flows, in the words of a session description (RFC 8866 section 6.7). */
final class SdpDirection {
  private SdpDirection() {}

  /** The direction an attribute names, null if it names none. */
  static @Nullable Direction named(String attribute) {
    return switch (attribute) {
      case "sendrecv" -> Direction.SEND_RECEIVE;
      case "sendonly" -> Direction.SEND_ONLY;
      case "recvonly" -> Direction.RECEIVE_ONLY;
      case "inactive" -> Direction.INACTIVE;
      default -> null;
    };
  }

  static SdpAttribute attribute(Direction direction) {
    return SdpAttribute.property(
        switch (direction) {
          case SEND_RECEIVE -> "sendrecv";
          case SEND_ONLY -> "sendonly";
          case RECEIVE_ONLY -> "recvonly";
          case INACTIVE -> "inactive";
        });
  }

  /** The same flow, as the other side sees it. */
  static Direction mirrored(Direction direction) {
    return of(/* sends= */ direction.receives(), /* receives= */ direction.sends());
  }

  static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? Direction.SEND_RECEIVE : Direction.SEND_ONLY;
    }
    return receives ? Direction.RECEIVE_ONLY : Direction.INACTIVE;
  }
}
