package dev.parley;

import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkText;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the settings say of telephony. */
final class LineSettings {
  private LineSettings() {}

  /**
   * The trunks, by their keys.
   *
   * @throws Config.InvalidConfigException if one cannot be read
   */
  static Map<String, Trunk> trunks(Config config) {
    String text = config.trunk();
    if (text == null) {
      return Map.of();
    }
    return switch (TrunkText.parse(
        "PARLEY_TRUNK", text, config.callerId(), config.trunkCapacity(), config.ringTime())) {
      case TrunkText.Result.Valid(Trunk trunk) -> Map.of(trunk.key(), trunk);
      case TrunkText.Result.Invalid(var problems) ->
          throw new Config.InvalidConfigException(problems);
    };
  }

  /**
   * Where the phone listens, and what it tells of itself.
   *
   * @param steady for SIP, which asks only how long something takes
   */
  static PhoneConfig phone(
      Config config, InstantSource clock, InstantSource steady, RandomGenerator random) {
    SipConfig sip = SipConfig.of(config.sip(), steady, random);
    String advertised = config.advertised();
    if (advertised != null) {
      sip = sip.withAdvertised(new InetSocketAddress(advertised, 0));
    }
    MediaConfig media =
        MediaConfig.of(config.sip().getAddress(), clock, random)
            .withPorts(config.rtpPorts().first(), config.rtpPorts().last());
    return PhoneConfig.of(sip, media);
  }
}
