"""The small model that understands replies: data, network, training, export."""
