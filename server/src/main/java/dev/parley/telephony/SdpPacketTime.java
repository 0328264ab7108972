package dev.parley.telephony;

import static dev.parley.rtp.MediaTarget.LONGEST_PACKET_TIME;
import static dev.parley.rtp.MediaTarget.PACKET_TIME;
import static dev.parley.rtp.MediaTarget.PACKET_TIME_STEP;

import java.time.Duration;

/** How much audio the far end wants in a packet (RFC 8866 sections 6.4 and 6.5). */
final class SdpPacketTime {
  private SdpPacketTime() {}

  /**
   * What {@code a=ptime} asks for, no more than {@code a=maxptime} allows, in whole steps; 20 ms
   * where nothing sensible is said.
   */
  static Duration of(SdpMedia section) {
    int step = Math.toIntExact(PACKET_TIME_STEP.toMillis());
    int wanted = millis(section, "ptime", PACKET_TIME);
    int most = millis(section, "maxptime", LONGEST_PACKET_TIME);
    int whole = Math.min(wanted, most) / step * step;
    return Duration.ofMillis(
        Math.clamp(whole, step, Math.toIntExact(LONGEST_PACKET_TIME.toMillis())));
  }

  /** Some write a fraction behind the number. */
  private static int millis(SdpMedia section, String name, Duration otherwise) {
    String text = section.value(name).orElse("").split("\\.", 2)[0].strip();
    int value = SessionDescription.number(text, 60_000);
    return value > 0 ? value : Math.toIntExact(otherwise.toMillis());
  }
}
