package dev.parley.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeersIT {
  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final Peers peers = Peers.ensure();

  @Test
  void hasEveryProgramAndItsModules() throws IOException {
    assertThat(peers.modules("kamailio").resolve("tm.so")).exists();
    assertThat(peers.modules("baresip").resolve("sndfile.so")).exists();
    assertThat(peers.speech("vm-goodbye")).exists();
    assertThat(peers.capture("dtmf_2833_1.pcap")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"answer", "digest", "refuse", "ring", "twice", "hold", "timer"})
  void startsSippWithEveryScenario(String scenario) {
    try (SippCallee callee =
        SippCallee.playing(scenario)
            .with("refusal", "486 Busy Here")
            .with("user", "alice")
            .with("password", "secret")
            .with("audio", HumanSpeech.ulaw(peers, directory.path(), "vm-goodbye").toString())
            .with("early", "1")
            .with("talk", "1")
            .with("expires", "90")
            .start(peers, directory.path())) {
      assertThat(Listening.udp(callee.port())).isTrue();
    }
  }

  @Test
  void registersBaresipAtKamailio() {
    Path microphone =
        HumanSpeech.microphone(
            peers,
            directory.path(),
            Duration.ofSeconds(1),
            List.of("vm-goodbye"),
            Duration.ofSeconds(10));
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        BaresipPhone phone =
            BaresipPhone.start(
                peers, directory.path(), trunk, microphone, BaresipPhone.Answering.AUTO)) {
      phone.command("reginfo");
      phone.awaitOutput("callee@127.0.0.1");
    }
  }

  @Test
  void readsTheCapturesThatSippBrings() throws IOException {
    RtpTrace keys = RtpTrace.of(Pcap.read(peers.capture("dtmf_2833_1.pcap")).all());
    assertThat(keys.packets()).isNotEmpty().allMatch(packet -> packet.size() == 4);
  }
}
