package dev.parley.rtp;

import dev.parley.rtp.Counters.Figure;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Writes and reads a leg's RTCP (RFC 3550 section 6): SR, RR, SDES with CNAME, BYE. */
final class Rtcp {
  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int SOURCE_DESCRIPTION = 202;
  private static final int BYE = 203;
  private static final int BLOCK = 24;

  private final byte[] cname;
  private final NtpClock clock;
  private final long interval;
  private final RandomGenerator random;
  private final Counters counters;
  private final byte[] packet = new byte[256];

  private long due;
  private long packetsReported;
  private boolean heardReport;
  private boolean leaving;
  private int lastReport;
  private long lastReportAt;

  Rtcp(String cname, NtpClock clock, long interval, RandomGenerator random, Counters counters) {
    this.cname = cname.getBytes(StandardCharsets.US_ASCII);
    this.clock = clock;
    this.interval = interval;
    this.random = random;
    this.counters = counters;
  }

  /** The media begins: the first report comes after half the interval. */
  void begin(long now) {
    due = now + interval / 2;
  }

  boolean due(long now) {
    return now - due >= 0;
  }

  /** What {@link #report} wrote into. */
  byte[] packet() {
    return packet;
  }

  /**
   * Writes a compound packet, with a BYE at the end or not, and plans the next; gives its length.
   */
  int report(OutboundStream out, InboundStream in, boolean bye, long now) {
    due = now + (long) (interval * (0.5 + random.nextDouble()));
    boolean sender = out.packets() != packetsReported;
    packetsReported = out.packets();
    boolean block = in.reception().any();
    int at = 8;
    if (sender) {
      long ntp = clock.ntp(now);
      Bytes.writeInt(packet, 8, (int) (ntp >>> 32));
      Bytes.writeInt(packet, 12, (int) ntp);
      Bytes.writeInt(packet, 16, out.timestampAt(now));
      Bytes.writeInt(packet, 20, (int) out.packets());
      Bytes.writeInt(packet, 24, (int) out.octets());
      at = 28;
    }
    if (block) {
      block(in, at, now);
      at += BLOCK;
    }
    header(0, block ? 1 : 0, sender ? SENDER_REPORT : RECEIVER_REPORT, at, out.ssrc());
    at = describe(at, out.ssrc());
    if (bye) {
      header(at, 1, BYE, 8, out.ssrc());
      at += 8;
    }
    counters.count(Figure.REPORTS_SENT);
    return at;
  }

  private void block(InboundStream in, int at, long now) {
    Reception reception = in.reception();
    Bytes.writeInt(packet, at, in.ssrc());
    Bytes.writeInt(packet, at + 4, reception.fraction() << 24 | reception.cumulative());
    Bytes.writeInt(packet, at + 8, reception.highest());
    Bytes.writeInt(packet, at + 12, reception.jitter());
    Bytes.writeInt(packet, at + 16, heardReport ? lastReport : 0);
    long delay = heardReport ? (now - lastReportAt) / 1000 * 65_536 / 1_000_000 : 0;
    Bytes.writeInt(packet, at + 20, (int) delay);
  }

  private int describe(int at, int ssrc) {
    // Length, text and at least one zero, filled up to 32 bits.
    int length = 8 + (2 + cname.length + 4) / 4 * 4;
    header(at, 1, SOURCE_DESCRIPTION, length, ssrc);
    packet[at + 8] = 1;
    packet[at + 9] = (byte) cname.length;
    System.arraycopy(cname, 0, packet, at + 10, cname.length);
    for (int i = at + 10 + cname.length; i < at + length; i++) {
      packet[i] = 0;
    }
    return at + length;
  }

  private void header(int at, int count, int type, int length, int ssrc) {
    packet[at] = (byte) (0x80 | count);
    packet[at + 1] = (byte) type;
    Bytes.writeShort(packet, at + 2, length / 4 - 1);
    Bytes.writeInt(packet, at + 4, ssrc);
  }

  /** Whether the first report of a packet is on a stream, which only who receives it can name. */
  static boolean reportsOn(byte[] data, int length, int ssrc) {
    int type = length < 8 ? 0 : data[1] & 0xFF;
    int at = type == SENDER_REPORT ? 28 : 8;
    boolean report = type == SENDER_REPORT || type == RECEIVER_REPORT;
    boolean block = report && (data[0] & 0x1F) > 0 && at + BLOCK <= length;
    return block && Bytes.readInt(data, at) == ssrc;
  }

  /**
   * Reads a compound packet; false when it is none. Kinds that say nothing to us are skipped.
   *
   * @param clockRate of the timestamps that we send
   */
  boolean receive(byte[] data, int length, int ours, int theirs, int clockRate, long now) {
    int at = 0;
    leaving = false;
    while (at + 8 <= length) {
      int size = 4 * (Bytes.readShort(data, at + 2) + 1);
      if ((data[at] & 0xC0) != 0x80 || at + size > length) {
        return false;
      }
      int type = data[at + 1] & 0xFF;
      leaving |= type == BYE;
      int reports = at + 8;
      if (type == SENDER_REPORT && size >= 28) {
        if (Bytes.readInt(data, at + 4) == theirs) {
          heardReport = true;
          lastReport = Bytes.readInt(data, at + 10);
          lastReportAt = now;
        }
        reports = at + 28;
      }
      if (type == SENDER_REPORT || type == RECEIVER_REPORT) {
        int count = data[at] & 0x1F;
        for (int i = 0; i < count && reports + BLOCK <= at + size; i++, reports += BLOCK) {
          if (Bytes.readInt(data, reports) == ours) {
            reported(data, reports, clockRate, now);
          }
        }
      }
      at += size;
    }
    if (at == 0 || at != length) {
      return false;
    }
    counters.count(Figure.REPORTS_RECEIVED);
    return true;
  }

  /** Whether the packet read last said good-bye. */
  boolean leaving() {
    return leaving;
  }

  private void reported(byte[] data, int at, int clockRate, long now) {
    int lost = Bytes.readInt(data, at + 4) << 8 >> 8;
    counters.set(Figure.REMOTE_LOST, Math.max(0, lost));
    counters.set(
        Figure.REMOTE_JITTER,
        (Bytes.readInt(data, at + 12) & 0xFFFFFFFFL) * 1_000_000_000 / clockRate);
    int sent = Bytes.readInt(data, at + 16);
    int held = Bytes.readInt(data, at + 20);
    int trip = clock.middle(now) - sent - held;
    if (sent != 0 && trip >= 0) {
      counters.set(Figure.ROUND_TRIP, (trip * 1_000_000_000L) >> 16);
    }
  }
}
