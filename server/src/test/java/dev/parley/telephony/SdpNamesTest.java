package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdpNamesTest {
  private static final String NAMING =
      """
      v=0
      c=IN IP4 pbx.example
      m=audio 4 RTP/AVP 0
      c=IN IP6 six.example/3
      m=video 0 RTP/AVP 31
      c=IN IP4 192.0.2.1
      c=IN IP4 pbx.example
      """;

  private static final String ADDRESSED =
      """
      v=0
      c=IN IP4 192.0.2.9
      m=audio 4 RTP/AVP 0
      c=IN IP6 2001:db8:0:0:0:0:0:9
      m=video 0 RTP/AVP 31
      c=IN IP4 192.0.2.1
      c=IN IP4 192.0.2.9
      """;

  @Test
  void findsNamesAndPutsAddressesInTheirPlace() {
    assertThat(SdpNames.in(NAMING)).containsExactly("pbx.example", "six.example");
    Map<String, InetAddress> found =
        Map.of(
            "pbx.example", InetAddress.ofLiteral("192.0.2.9"),
            "six.example", InetAddress.ofLiteral("2001:db8::9"));
    assertThat(SdpNames.with(NAMING, found)).isEqualTo(ADDRESSED.replace("\n", "\r\n"));
    assertThat(SdpNames.with(NAMING, Map.of())).contains("pbx.example");
  }

  @Test
  void asksNothingWhereAllIsWritten() {
    assertThat(SdpNames.in(SdpParserTest.BARESIP)).isEmpty();
    assertThat(SdpNames.in("c=\nc=IN IP4\nc=IN IP6 2001:db8::1")).isEmpty();
  }

  @Test
  void looksUpAFewAndNoFlood() {
    StringBuilder flood = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      flood.append("c=IN IP4 host").append(i).append(".example\r\n");
    }
    assertThat(SdpNames.in(flood.toString()).size()).isLessThan(10);
  }
}
