package dev.parley.cli;

import dev.parley.AddressCheck;
import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.SipException;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkHealth;
import dev.parley.telephony.TrunkText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Asks the trunk, by OPTIONS, whether it is there and takes the password; rings nobody. */
final class TrunkCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What carriers may want, and what to ask them for instead. */
  private static final String LIMITS =
      "Parley cannot yet register with a carrier (REGISTER), encrypt signalling or speech (TLS, SRTP), let the callee's phone transfer a call (REFER), or speak Opus. Where a carrier wants registration, ask it for IP authentication (a static peer) instead; where it wants encryption, use a VPN or a session border controller; G.711 serves for every telephone number.";

  private final Config config;
  private final Findings findings;
  private final Clock clock;
  private final SecureRandom random;

  TrunkCheck(Config config, Findings findings, Clock clock, SecureRandom random) {
    this.config = config;
    this.findings = findings;
    this.clock = clock;
    this.random = random;
  }

  void check() throws InterruptedException {
    String text = config.trunk();
    if (text == null) {
      AddressCheck.advertised(config, List.of(), findings);
      findings.wrong(
          "There is no trunk, so nobody can be called. Set"
              + " PARLEY_TRUNK='sip:user:password@host:port;transport=udp'.");
      return;
    }
    switch (TrunkText.parse(
        "PARLEY_TRUNK", text, config.callerId(), config.trunkCapacity(), config.ringTime())) {
      case TrunkText.Result.Invalid(List<String> wrong) -> {
        wrong.forEach(findings::wrong);
        AddressCheck.advertised(config, List.of(), findings);
      }
      case TrunkText.Result.Valid(Trunk trunk) -> {
        List<InetAddress> addresses = AddressCheck.of(trunk.proxy().plainHost());
        boolean ways = AddressCheck.ways(config, trunk, addresses, findings);
        AddressCheck.advertised(config, addresses, findings);
        if (ways) {
          ask(trunk);
        }
      }
    }
    findings.note(LIMITS);
  }

  private void ask(Trunk trunk) throws InterruptedException {
    InetSocketAddress any = new InetSocketAddress(config.sip().getAddress(), 0);
    try (Phone phone =
        Phone.open(
            PhoneConfig.of(
                SipConfig.of(any, clock, random),
                MediaConfig.of(any.getAddress(), clock, random).withThreads(1)))) {
      switch (phone.qualify(trunk, PATIENCE)) {
        case TrunkHealth.Reachable answer -> new TrunkVerdict(trunk, answer, findings).tell();
        case TrunkHealth.Unreachable(String why) ->
            findings.wrong(
                why
                    + " Maybe host, port or transport of PARLEY_TRUNK are wrong, a firewall is between, or the carrier answers only addresses it knows, or falls silent on a wrong password.");
      }
    } catch (SipException e) {
      findings.wrong(
          "SIP cannot be spoken from %s: %s".formatted(any.getAddress(), e.getMessage()));
    }
  }
}
