const Promotions = () => null;

export default Promotions;
