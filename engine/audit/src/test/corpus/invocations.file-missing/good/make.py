with open('made.yaml', 'w') as out:
    out.write('services: {}')
