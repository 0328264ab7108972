package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdpNamesTest {
  @Test
  void findsNamesAndPutsAddressesInTheirPlace() {
    String sdp =
        "v=0\r\nc=IN IP4 pbx.example\r\nm=audio 4 RTP/AVP 0\r\n c=IN IP6 six.example/3 \r\n"
            + "m=video 0 RTP/AVP 31\r\nc=IN IP4 192.0.2.1\r\nc=IN IP4 pbx.example\r\n";
    assertThat(SdpNames.in(sdp)).containsExactly("pbx.example", "six.example");
    assertThat(
            SdpNames.with(
                sdp,
                Map.of(
                    "pbx.example", InetAddress.ofLiteral("192.0.2.9"),
                    "six.example", InetAddress.ofLiteral("2001:db8::9"))))
        .isEqualTo(
            "v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 4 RTP/AVP 0\r\nc=IN IP6 2001:db8:0:0:0:0:0:9\r\n"
                + "m=video 0 RTP/AVP 31\r\nc=IN IP4 192.0.2.1\r\nc=IN IP4 192.0.2.9\r\n");
    assertThat(SdpNames.with(sdp, Map.of())).contains("pbx.example");
  }

  @Test
  void asksNothingWhereAllIsWritten() {
    assertThat(SdpNames.in(SdpParserTest.BARESIP)).isEmpty();
    assertThat(SdpNames.in("c=\r\nc=IN IP4\r\nc=IN IP6 2001:db8::1\r\nc=IN IP4 224.1.1.1/3"))
        .isEmpty();
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
