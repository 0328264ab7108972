package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  private boolean parse(String hex) {
    byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
    return packet.parse(Arrays.copyOf(data, 100), data.length);
  }

  @ParameterizedTest
  @CsvSource({
    "80 00 0001 00000002 00000003 aabbcc, 12, 3",
    "81 00 0001 00000002 00000003 11111111 aabb, 16, 2",
    "90 00 0001 00000002 00000003 bede0001 11111111 aabb, 20, 2",
    "92 00 0001 00000002 00000003 11111111 22222222 bede0000 aabb, 24, 2",
    "a0 00 0001 00000002 00000003 aabb 0002, 12, 2",
    "b1 00 0001 00000002 00000003 11111111 bede0001 22222222 aa 000003, 24, 1",
    "80 00 0001 00000002 00000003, 12, 0"
  })
  void findsThePayloadAmongWhatIsOptional(String hex, int from, int length) {
    assertThat(parse(hex)).isTrue();
    assertThat(packet.payload()).isEqualTo(from);
    assertThat(packet.payloadLength()).isEqualTo(length);
    assertThat(packet.sequence()).isEqualTo(1);
    assertThat(packet.timestamp()).isEqualTo(2);
    assertThat(packet.ssrc()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80 00 0001 00000002 000000",
        "40 00 0001 00000002 00000003 aa",
        "8f 00 0001 00000002 00000003 aabb",
        "90 00 0001 00000002 00000003 aabb",
        "90 00 0001 00000002 00000003 bedeffff aabb",
        "a0 00 0001 00000002 00000003 aabb 00",
        "a0 00 0001 00000002 00000003 aabb ff"
      })
  void refusesWhatIsCutOrOfAnotherVersion(String hex) {
    assertThat(parse(hex)).isFalse();
  }

  @Test
  void readsWhatItWrites() {
    byte[] data = new byte[172];
    RtpPacket.writeHeader(data, true, 101, 65_535, -2, -3);
    assertThat(packet.parse(data, data.length)).isTrue();
    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(101);
    assertThat(packet.sequence()).isEqualTo(65_535);
    assertThat(packet.timestamp()).isEqualTo(-2);
    assertThat(packet.ssrc()).isEqualTo(-3);
    assertThat(packet.payloadLength()).isEqualTo(160);
  }

  @Test
  void neverThrowsOrReadsBeyondTheDatagram() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] data = new byte[64];
    for (int i = 0; i < 100_000; i++) {
      random.nextBytes(data);
      data[0] = (byte) ((data[0] & 0x3F) | 0x80);
      int length = random.nextInt(65);
      if (packet.parse(data, length)) {
        assertThat(packet.payloadLength()).isNotNegative();
        assertThat(packet.payload() + packet.payloadLength()).isLessThanOrEqualTo(length);
      }
    }
  }
}
