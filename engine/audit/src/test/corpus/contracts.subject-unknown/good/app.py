import nats
await nc.subscribe("a.b.v1", cb=cb) # near miss
await nc.publish(topic, data) # near miss
await nc.subscribe("a.>", cb=cb) # near miss
bus.publish("a.x.v1") # near miss: another bus
