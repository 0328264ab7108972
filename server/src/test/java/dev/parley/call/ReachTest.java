package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "168.63.129.16",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",
        "0.1.2.3",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::10.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::a01:203",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a01:203",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2002:a00:1::",
        "2002:7f00:1::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1"
      })
  void isPublicOnly(String address) throws Exception {
    assertThat(Reach.PUBLIC.includes(InetAddress.getByName(address))).isFalse();
    assertThat(Reach.ANYWHERE.includes(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.128.0.1",
        "172.32.0.1",
        "168.63.129.17",
        "198.20.0.1",
        "223.255.255.254",
        "2606:4700::1111",
        "2001:200::1",
        "2a00:1450:4001::1",
        "3ffe::1"
      })
  void includesThePublicNetwork(String address) throws Exception {
    for (Reach reach : Reach.values()) {
      assertThat(reach.includes(InetAddress.getByName(address))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "::1, true",
    "::ffff:127.0.0.1, true",
    "0.0.0.0, false",
    "10.0.0.1, false",
    "64:ff9b::7f00:1, false",
    "169.254.169.254, false"
  })
  void reachesThisMachineForDevelopment(String address, boolean includes) throws Exception {
    assertThat(Reach.LOOPBACK.includes(InetAddress.getByName(address))).isEqualTo(includes);
  }

  @Test
  void knowsMappedAddressesInAnyNotation() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(Reach.PUBLIC.includes(InetAddress.getByAddress(mapped))).isFalse();
  }
}
