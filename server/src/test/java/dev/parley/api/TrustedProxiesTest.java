package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final TrustedProxies PROXIES =
      TrustedProxies.parse("127.0.0.1, 10.0.0.0/8, 2001:db8::/32");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
        "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
        "127.0.0.1 | 198.51.100.1, 203.0.113.5, 10.9.9.9 | 203.0.113.5",
        "127.0.0.1 | '' | 127.0.0.1",
        "127.0.0.1 | unknown | 127.0.0.1",
        "127.0.0.1 | 198.51.100.1, nonsense | 127.0.0.1",
        "127.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
        "2001:db8::7 | [2001:4860::8]:443 | 2001:4860::8",
        "2001:db9::7 | 198.51.100.1 | 2001:db9::7",
        "127.0.0.1 | 10.0.0.1, 10.0.0.2 | 10.0.0.1"
      })
  void findsWhoeverNoneOfOursAnswersFor(String peer, String forwarded, String client) {
    assertThat(PROXIES.client(InetAddress.ofLiteral(peer), List.of(forwarded)))
        .isEqualTo(InetAddress.ofLiteral(client));
  }

  @Test
  void readsAHeaderThatIsRepeated() {
    assertThat(
            PROXIES.client(InetAddress.ofLiteral("127.0.0.1"), List.of("198.51.100.1", "10.0.0.2")))
        .isEqualTo(InetAddress.ofLiteral("198.51.100.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "::/129"})
  void refusesWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> TrustedProxies.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "[2001:db8::7], 2001:db8::7",
    "0:0:0:0:0:0:0:1, ::1",
    "[fe80::7%eth9], fe80::7",
    "fe80::7%12, fe80::7",
    "::ffff:127.0.0.1, 127.0.0.1"
  })
  void readsThePeerHoweverItIsNamed(String text, String address) {
    assertThat(ClientAddress.peer(text)).isEqualTo(InetAddress.ofLiteral(address));
  }

  @Test
  void anIpv6NetworkIsOneClient() {
    assertThat(ClientAddress.of(InetAddress.ofLiteral("2001:db8:1:2::7")))
        .isEqualTo(ClientAddress.of(InetAddress.ofLiteral("2001:db8:1:2:ffff::1")))
        .isNotEqualTo(ClientAddress.of(InetAddress.ofLiteral("2001:db8:1:3::7")));
  }
}
