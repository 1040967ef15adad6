await nc.publish("a.x.v1", b"")
